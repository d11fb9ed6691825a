/* Search and choose from a list: the ARIA combobox pattern, for indicators and for places. */
atlas.combobox = (function () {
  "use strict";

  const MOST_SHOWN = 60;
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z0-9 ]+/g, "");

  class Combobox {
    constructor(host) {
      this.host = host;
      this.kind = host.dataset.combobox;
      this.source = host.dataset.source || this.kind;
      this.active = -1;
      this.build();
    }

    build() {
      const id = this.host.id;
      this.input = Object.assign(document.createElement("input"), {
        type: "text", id: id + "-input", autocomplete: "off", placeholder: this.host.dataset.hint,
      });
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-expanded", "false");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-controls", id + "-list");
      this.input.setAttribute("aria-label", this.host.dataset.label);
      this.popup = make("div", "", "combo-popup");
      this.popup.hidden = true;
      this.tools = make("div", "", "combo-tools");
      this.count = make("p", "", "combo-count");
      this.count.setAttribute("aria-live", "polite");
      this.list = make("div", "", "combo-list");
      this.list.id = id + "-list";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.host.dataset.label);
      this.popup.append(this.tools, this.list);
      this.host.replaceChildren(this.input, this.popup);
      if (this.source === "indicators") this.addFilter();
      this.tools.append(this.count);
      this.listen();
    }

    addFilter() {
      const label = make("label", "", "combo-filter");
      this.filter = Object.assign(document.createElement("input"), { type: "checkbox" });
      label.append(this.filter, " Only with 95 % intervals");
      this.filter.onchange = () => this.refresh();
      this.tools.append(label);
    }

    listen() {
      this.input.onfocus = () => this.open();
      this.input.onclick = () => this.open();
      this.input.oninput = () => { this.isTyped = true; this.open(); };
      this.input.onkeydown = (event) => this.press(event);
      this.host.addEventListener("focusout", (event) => {
        if (!this.host.contains(event.relatedTarget)) this.close();
      });
      this.popup.onmousedown = (event) => {
        if (!event.target.closest(".combo-filter")) event.preventDefault();
      };
      this.list.onmouseover = (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.fetchAhead(Number(option.dataset.place));
      };
      this.list.onclick = (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.take(Number(option.dataset.place));
      };
    }

    async load() {
      const version = document.documentElement.dataset.version;
      const url = `/view/${this.source}?data=${encodeURIComponent(version)}`;
      if (!this.entries) {
        const answer = await atlas.store.fetchJson(url);
        this.entries = answer.entries.map((entry) => ({
          ...entry, sets: this.setsOf(entry), folded: fold([entry.name, entry.about, entry.group].join(" ")),
        }));
      }
    }

    /* What choosing an entry changes: as the server says, or the one name that the host gives. */
    setsOf(entry) {
      const { sets } = this.host.dataset;
      return sets ? { [sets]: entry.id } : entry.sets;
    }

    async open() {
      if (this.popup.hidden) {
        this.popup.hidden = false;
        this.input.setAttribute("aria-expanded", "true");
        if (!this.isTyped) this.input.select();
        this.count.textContent = "Fetching the list…";
      }
      try {
        await this.load();
        this.refresh();
      } catch (error) {
        this.count.textContent = "The list could not be fetched. Check the connection and try again.";
      }
    }

    refresh() {
      const words = this.isTyped ? fold(this.input.value).split(" ").filter(Boolean) : [];
      const isWanted = (entry) =>
        words.every((word) => entry.folded.includes(word)) &&
        (!this.filter || !this.filter.checked || entry.has_intervals);
      const rank = (entry) => (words.length && fold(entry.name).startsWith(words.join(" ")) ? 0 : 1);
      this.found = this.entries.filter(isWanted);
      if (words.length) this.found.sort((a, b) => rank(a) - rank(b));
      this.active = -1;
      this.draw();
    }

    draw() {
      const most = this.source === "indicators" ? this.found.length : MOST_SHOWN;
      const shown = this.found.slice(0, most);
      const total = this.entries.length.toLocaleString("en-GB");
      const more = shown.length < this.found.length ? `, the first ${shown.length} are listed` : "";
      this.count.textContent = this.found.length
        ? `${this.found.length.toLocaleString("en-GB")} of ${total} match${more}`
        : `None of ${total} match. Try fewer or other words.`;
      const groups = new Map();
      shown.forEach((entry, place) => {
        if (!groups.has(entry.group)) groups.set(entry.group, this.drawGroup(entry.group));
        groups.get(entry.group).append(this.drawOption(entry, place));
      });
      this.list.replaceChildren(...groups.values());
      this.input.removeAttribute("aria-activedescendant");
      const current = this.list.querySelector("[aria-selected=true]");
      if (current && !this.isTyped) this.point(Number(current.dataset.place));
    }

    drawGroup(name) {
      const group = make("div", "", "combo-group");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
      const title = make("p", name, "combo-group-name");
      title.setAttribute("aria-hidden", "true");
      group.append(title);
      return group;
    }

    drawOption(entry, place) {
      const option = make("div", "", "combo-option");
      option.id = `${this.list.id}-${place}`;
      option.dataset.place = place;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(entry.id === this.value));
      option.append(make("span", entry.name, "combo-name"), make("span", entry.about, "combo-about"));
      return option;
    }

    point(place) {
      const options = this.list.querySelectorAll("[role=option]");
      const wanted = this.list.querySelector(`[data-place="${place}"]`);
      options.forEach((option) => option.classList.toggle("is-active", option === wanted));
      this.active = place;
      if (!wanted) return;
      this.input.setAttribute("aria-activedescendant", wanted.id);
      wanted.scrollIntoView({ block: "nearest" });
      this.fetchAhead(place);
    }

    /* The figures of what is pointed at are on their way before it is chosen. */
    fetchAhead(place) {
      const entry = this.found[place];
      if (!entry || !entry.sets.indicator) return;
      const params = { ...atlas.address.read(), ...entry.sets };
      const url = "/view/figures?" + atlas.address.figuresQuery(params);
      atlas.store.fetchJson(url).catch(() => {});
    }

    /* Options lie in groups, so the next one is by what is drawn, not by number. */
    step(by) {
      const places = [...this.list.querySelectorAll("[role=option]")].map((o) => Number(o.dataset.place));
      if (!places.length) return;
      const at = places.indexOf(this.active);
      const next = at < 0 ? (by > 0 ? 0 : places.length - 1) : (at + by + places.length) % places.length;
      this.point(places[next]);
    }

    press(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (steps[event.key]) {
        event.preventDefault();
        if (this.popup.hidden) this.open();
        else this.step(steps[event.key]);
      } else if (event.key === "Enter" && !this.popup.hidden && this.found && this.found.length) {
        event.preventDefault();
        const first = this.list.querySelector("[role=option]");
        this.take(this.active >= 0 ? this.active : Number(first.dataset.place));
      } else if (event.key === "Escape") {
        this.close();
      }
    }

    take(place) {
      const entry = this.found[place];
      this.close();
      atlas.address.set(entry.sets);
    }

    close() {
      this.popup.hidden = true;
      this.isTyped = false;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
      this.input.value = this.text || "";
    }

    /* Say what is chosen, unless the reader is typing. */
    tell(value, text) {
      this.value = value;
      this.text = text;
      if (this.popup.hidden) this.input.value = text || "";
    }
  }

  const made = {};

  function attach() {
    document.querySelectorAll("[data-combobox]").forEach((host) => {
      if (!host.firstChild) made[host.dataset.combobox] = new Combobox(host);
    });
    return made;
  }

  return { attach, Combobox };
})();
