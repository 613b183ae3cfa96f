"use strict";
/* The local host: requests go to the program on this machine, with the secret word of its address. */
const desk = {
  host: "local",
  token: location.hash.slice(1),
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
};
