"use strict";
/* The desk: the page's one function to the core is `desk.ask`. */
const desk = {
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
addEventListener("DOMContentLoaded", async () => {
  const list = document.createElement("ul");
  for (const lesson of (await desk.ask("course")).lessons) {
    const item = document.createElement("li");
    item.textContent = `${lesson.title}: ${lesson.exercises.map((exercise) => exercise.title).join(", ")}`;
    list.append(item);
  }
  document.getElementById("desk").append(list);
});
