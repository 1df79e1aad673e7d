/* A form that is sent by POST is not sent a second time by an impatient click. The server refuses a double
   as well; this only spares people the message. */
const WAIT = 8000;

export function sendOnce(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.dataset.sendAgain !== undefined) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "yes";
    form.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), WAIT);
  });
  // A page that comes back from the browser's memory can be sent again.
  window.addEventListener("pageshow", () => root.querySelectorAll("form[data-sending]").forEach(release));
}

function release(form) {
  delete form.dataset.sending;
  form.removeAttribute("aria-busy");
}
