"use strict";
/* The local host: requests go to the program on this machine, with the secret word of its address. */
const desk = {
  host: "local",
  /* The secret word comes with the first address of a tab, which then becomes a plain one. */
  token: (() => {
    const given = location.hash.slice(1);
    if (given && !given.startsWith("/")) {
      sessionStorage.setItem("fp-token", given);
      history.replaceState(null, "", "#/");
    }
    return sessionStorage.getItem("fp-token") || "";
  })(),
  /* Ask the core; the answer is what it gives, and a refusal is thrown with its message and hint. */
  async ask(name, given = {}) {
    const response = await fetch("/do", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Facingpages-Token": desk.token },
      body: JSON.stringify({ do: name, ...given }),
    });
    const answer = await response.json();
    if (answer.refused) throw Object.assign(new Error(answer.refused.message), answer.refused);
    return answer.ok;
  },
  /* Whether what the core made can be opened in a tab, and the name under which a file is kept, which the program sends itself. */
  opens: () => true,
  keptAs: () => "",
};

/* The program ends when no page is open: each says now and then that it is, while somebody only reads. */
setInterval(() => fetch("/open").catch(() => null), 60_000);
