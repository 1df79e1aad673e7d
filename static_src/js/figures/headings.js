/* Headings of the chosen page as a choice; the name of the heading itself stays in the field, for who knows it. */

export function offerHeadings(wrapper, input, { addresses, words }) {
  const id = `${input.id}-koppen`;
  const box = Object.assign(document.createElement("div"), { className: "sw-draw__headings", hidden: true });
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: words.headings });
  const select = Object.assign(document.createElement("select"), { id });
  box.append(label, select);
  wrapper.append(box);
  select.addEventListener("change", () => {
    input.value = select.value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  return {
    get title() {
      return select.value ? select.selectedOptions[0].textContent : "";
    },
    async load(page) {
      box.hidden = true;
      if (!page) return;
      const answer = await fetch(addresses.headings.replace("0", page));
      if (!answer.ok) return;
      const { headings } = await answer.json();
      select.replaceChildren(new Option(words.noHeading, ""));
      for (const { title, anchor } of headings) select.add(new Option(title, anchor));
      select.value = headings.some(({ anchor }) => anchor === input.value) ? input.value : "";
      box.hidden = headings.length === 0;
    },
  };
}
