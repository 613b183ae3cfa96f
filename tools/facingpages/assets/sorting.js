/* The kind "claim-evidence": each unit of the passage is given a role, in place.

   The key is one list of units [roles, kind of evidence, number of the unit supported, why]; the first role is the best. */
FP.kinds["claim-evidence"] = (() => {
  const { make } = FP;
  const label = (role) => FP.terms.roles[role][0];

  return class {
    constructor(exercise, controls, changed) {
      this.fields = [...exercise.querySelectorAll(".fp-unit select")];
      for (const field of this.fields) field.addEventListener("change", () => { this.paint(); changed(); });
      this.paint();
    }

    response() { return { roles: this.fields.map((field) => field.value || null) }; }

    restore({ roles }) {
      if (!Array.isArray(roles) || roles.length !== this.fields.length) return;
      this.fields.forEach((field, i) => { field.value = roles[i] in FP.terms.roles ? roles[i] : ""; });
      this.paint();
    }

    /* A unit shows its role in colour and by the letter of its label. */
    paint() {
      for (const field of this.fields) {
        if (field.value) field.closest(".fp-unit").dataset.role = field.value;
        else delete field.closest(".fp-unit").dataset.role;
      }
    }

    hints([key]) {
      const claims = key.filter(([roles]) => roles[0] === "claim").length;
      const backed = key.findIndex(([roles]) => roles[0] === "evidence");
      const roles = [...new Set(key.map(([[role]]) => label(role)))].join(", ").toLowerCase();
      return [
        `${FP.plural(claims, "unit is", "units are")} keyed first of all as a claim.`,
        backed < 0 ? "No unit is keyed first of all as evidence." : `The first unit keyed as evidence is unit ${backed + 1}.`,
        `The roles in this exercise: ${roles}.`,
      ];
    }

    check([key]) {
      const { roles } = this.response();
      const open = roles.filter((role) => !role).length;
      if (open) return `${open} still to answer.`;
      const hits = roles.map((role, i) => key[i][0].includes(role));
      this.fields.forEach((field, i) => {
        const unit = field.closest(".fp-unit");
        unit.dataset.outcome = hits[i] ? "right" : "wrong";
        unit.append(make("p", { className: "fp-note" }, make("strong", {}, hits[i] ? "Right." : "Not this one."), ` ${key[i][3]}`));
      });
      const right = hits.filter(Boolean).length;
      return { score: right / key.length, summary: `${right} of ${key.length} right.`, parts: key.map(([[role]], i) => [`role:${role}`, hits[i] ? 1 : 0]) };
    }

    show([key]) {
      this.fields.forEach((field, i) => {
        const [roles, kind, supports, why] = key[i];
        const more = [kind && `kind: ${kind}`, supports && `supports unit ${supports}`].filter(Boolean).join(", ");
        field.closest(".fp-unit").append(make("p", { className: "fp-note" }, make("strong", {}, roles.map(label).join(" or ")), more ? ` (${more}). ` : ". ", why));
      });
    }
  };
})();
