/* The kind "citation-check": questions on one citation, each with choices of which one is right.

   The key is a list of questions [choice, {choice: why}, what the text shows]. */
FP.kinds["citation-check"] = (() => {
  const { make } = FP;

  return class {
    constructor(exercise, controls, changed) {
      this.fields = [...exercise.querySelectorAll(".fp-question")];
      exercise.addEventListener("change", changed);
    }

    answers() { return this.fields.map((field) => (field.querySelector(":checked") || {}).value || null); }

    response() { return { choices: this.answers() }; }

    restore({ choices }) {
      if (!Array.isArray(choices)) return;
      this.fields.forEach((field, i) => {
        for (const input of field.querySelectorAll("input")) input.checked = input.value === choices[i];
      });
    }

    hints(key) {
      const asked = this.fields.map((field) => FP.terms.axes[field.dataset.axis]).join(", ").toLowerCase();
      const ruled = this.fields.map((field, i) => {
        const other = [...field.querySelectorAll(".fp-choice")].find((choice) => choice.querySelector("input").value !== key[i][0]);
        return `${i + 1}: not “${other.textContent.trim()}”`;
      });
      return [
        `Each question tests one thing only: ${asked}. Answer it by the words of the text, not by what you think of the matter.`,
        "Read the highlighted words again, then look for the entry in the text's own list, if it has one, and hold date, title and wording against each other.",
        `One answer each that can be ruled out. ${ruled.join("; ")}.`,
      ];
    }

    check(key) {
      const given = this.answers();
      const open = given.filter((answer) => answer === null).length;
      if (open) return `${open} still to answer.`;
      const hits = given.map((answer, i) => answer === key[i][0]);
      this.fields.forEach((field, i) => {
        field.dataset.outcome = hits[i] ? "right" : "wrong";
        field.append(make("p", { className: "fp-note" }, make("strong", {}, hits[i] ? "Right." : "Not this one."), ` ${key[i][1][given[i]]}`));
      });
      const right = hits.filter(Boolean).length;
      return { score: right / key.length, summary: `${right} of ${key.length} right.`, parts: this.fields.map((field, i) => [`axis:${field.dataset.axis}`, hits[i] ? 1 : 0]) };
    }

    show(key) {
      this.fields.forEach((field, i) => {
        const [choice, whys, fact] = key[i];
        if (fact) field.append(make("p", { className: "fp-note" }, make("strong", {}, "What the text shows: "), fact));
        for (const label of field.querySelectorAll(".fp-choice")) {
          const { value } = label.querySelector("input");
          label.after(make("p", { className: "fp-note" }, make("strong", {}, value === choice ? "Right. " : "Not this one. "), whys[value]));
        }
      });
    }
  };
})();
