/* allauth tells the console when a security key fails; here the person hears of it. */
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const problem of document.querySelectorAll("[data-key-problem]")) problem.hidden = false;
});
