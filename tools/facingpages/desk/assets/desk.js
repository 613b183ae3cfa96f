"use strict";
/* The desk. The page's one function to the core is `desk.ask` of the host's script. */
addEventListener("DOMContentLoaded", async () => {
  const list = document.createElement("ul");
  for (const lesson of (await desk.ask("course")).lessons) {
    const item = document.createElement("li");
    item.textContent = `${lesson.title}: ${lesson.exercises.map((exercise) => exercise.title).join(", ")}`;
    list.append(item);
  }
  document.getElementById("desk").append(list);
});
