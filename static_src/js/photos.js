/* Photos of a werkatelier. Without this the form sends all files at once and buttons change the order. */

function lineFor(list, file) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const state = document.createElement("strong");
  name.textContent = file.name;
  item.append(name, state);
  list.append(item);
  return (words, kind) => {
    state.textContent = words;
    item.dataset.state = kind;
  };
}

/* One at a time: a phone that loses its connection has lost one photo, not all. */
async function sendOne(form, file, say) {
  const words = form.dataset;
  if (file.size > Number(words.megabytes) * 1024 * 1024) return say(`${words.refused} ${words.tooLarge}`, "refused");
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("photos", file);
  say(words.busy, "busy");
  try {
    const response = await fetch(form.action || window.location.href, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
    if (!response.ok) throw new Error(response.status);
    const found = await response.json();
    if (found.refused.length) return say(`${words.refused} ${found.refused[0].why}`, "refused");
    return say(found.added ? words.done : words.known, "done");
  } catch {
    return say(words.lost, "refused");
  }
}

function uploadOneByOne(form) {
  form.addEventListener("submit", async (event) => {
    const input = form.querySelector("input[type=file]");
    const files = [...input.files].slice(0, Number(form.dataset.most));
    if (!files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = form.querySelector("button");
    button.disabled = true;
    const list = document.createElement("ul");
    list.className = "sw-photo-files";
    const progress = form.querySelector("[data-photo-progress]");
    progress.replaceChildren(list);
    const lines = files.map((file) => [file, lineFor(list, file)]);
    for (const [file, say] of lines) await sendOne(form, file, say);
    if (!list.querySelector("[data-state=refused]")) return window.location.assign(window.location.pathname);
    const ready = document.createElement("p");
    const link = document.createElement("a");
    link.href = window.location.pathname;
    link.className = "utrecht-link";
    link.textContent = form.dataset.see;
    ready.append(link);
    progress.append(ready);
    input.value = "";
    button.disabled = false;
    return link.focus();
  }, true);
}

function orderByDragging(form) {
  const list = form.querySelector(".sw-photo-list");
  const rows = () => [...list.querySelectorAll("[data-photo]")];
  if (!list.querySelector("button[name=move]")) return;
  let dragged = null;
  const save = async () => {
    form.elements.order.value = rows().map((row) => row.dataset.photo).join(",");
    const body = new FormData(form);
    form.elements.order.value = "";
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    if (!response || !response.ok) return window.location.reload();
    form.querySelector("[data-photo-status]").textContent = form.dataset.moved;
    return window.location.reload();
  };
  rows().forEach((row) => {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      row.classList.add("sw-photo-row--dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.photo);
    });
    row.addEventListener("dragend", () => row.classList.remove("sw-photo-row--dragged"));
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      row.classList.add("sw-photo-row--over");
    });
    row.addEventListener("dragleave", () => row.classList.remove("sw-photo-row--over"));
    row.addEventListener("drop", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      row.classList.remove("sw-photo-row--over");
      const down = rows().indexOf(dragged) < rows().indexOf(row);
      row[down ? "after" : "before"](dragged);
      save();
    });
  });
}

document.querySelectorAll("[data-photo-upload]").forEach(uploadOneByOne);
document.querySelectorAll("[data-photo-order]").forEach(orderByDragging);
