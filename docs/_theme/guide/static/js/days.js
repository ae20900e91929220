// The days on which the reader stretched, kept on this device alone and only after a yes; and a calendar file.
"use strict";
for (const root of document.querySelectorAll("[data-app=days]")) {
  const KEPT = "days";   // the days as 2026-11-27; nothing is kept before the reader agrees
  const MOST = 400;      // days that are kept
  const words = JSON.parse(root.querySelector("script").textContent);
  const el = guide.refs(root);
  const store = guide.store("localStorage");
  const kept = () => { const days = store.get(KEPT); return Array.isArray(days) ? days : null; };

  /** A local day as 2026-11-27. */
  const name = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const monday = (day) => (day.getDay() + 6) % 7;   // 0 for Monday

  /** The day that is so many days after this one. */
  function after(day, later) {
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later);
  }

  /** The days of this week by their number (0 for Monday), from the day that starts a week here. */
  function week() {
    const today = new Date();
    const first = Number(el.week.firstElementChild.dataset.day);
    const gone = (monday(today) - first + 7) % 7;
    return new Map(Array.from({ length: 7 }, (_, index) =>
      [(first + index) % 7, name(after(today, index - gone))]));
  }

  function show() {
    const days = kept();
    const found = week();
    let done = 0;
    for (const item of el.week.children) {
      const isDone = Boolean(days?.includes(found.get(Number(item.dataset.day))));
      item.classList.toggle("is-done", isDone);
      item.lastElementChild.hidden = !isDone;
      done += isDone;
    }
    el.sum.textContent = guide.count(words.sum, done);
    el.shown.hidden = !days;
    if (el.done) el.done.hidden = Boolean(days?.includes(name(new Date())));
    else root.hidden = !days && !el.told.textContent;
  }

  /** Say something where it is seen; nothing takes back what was said. */
  function tell(what) {
    el.told.textContent = what ? el.told.dataset[what] : "";
    if (what) el.told.scrollIntoView({ block: "nearest" });
  }

  function keep() {
    const today = name(new Date());
    store.set(KEPT, [...new Set([...kept() ?? [], today])].slice(-MOST));
    const isKept = kept()?.includes(today);
    tell(isKept ? "" : "notKept");   // storage may be off, or full
    show();
    if (isKept) el.sum.focus();
  }

  function clear() {
    el.sure.close();
    store.forget(KEPT);
    tell("cleared");
    show();
    (el.done ?? el.told).focus();   // the button that was pressed is gone
  }

  /** A weekly reminder on the chosen days as an iCalendar file (RFC 5545), in the reader's own time. */
  function calendar(chosen) {
    const codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    const start = [0, 1, 2, 3, 4, 5, 6].map((later) => after(new Date(), later)).find((day) => chosen.includes(monday(day)));
    const at = `${name(start).replaceAll("-", "")}T${el.time.value.replace(":", "")}00`;
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const plain = (text) => text.replace(/[\\;,]/g, "\\$&");
    return ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${plain(words.guide)}//${document.documentElement.lang}`, "BEGIN:VEVENT", `UID:${stamp}@guide`, `DTSTAMP:${stamp}`,
      `DTSTART:${at}`, "DURATION:PT15M", `RRULE:FREQ=WEEKLY;BYDAY=${chosen.map((day) => codes[day]).join(",")}`,
      `SUMMARY:${plain(words.event)}`, ...(words.url ? [`URL:${words.url}`] : []), "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
  }

  el.done?.addEventListener("click", () => (kept() ? keep() : el.ask.showModal()));
  el.yes?.addEventListener("click", () => { el.ask.close(); keep(); });
  el.no?.addEventListener("click", () => el.ask.close());
  el.clear.addEventListener("click", () => el.sure.showModal());
  el.clear_yes.addEventListener("click", clear);
  el.clear_no.addEventListener("click", () => el.sure.close());
  el.form?.addEventListener("change", () => tell(""));
  el.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = [...el.form.querySelectorAll("[type=checkbox]:checked")].map(({ value }) => Number(value));
    if (!chosen.length) {
      el.form.querySelector("[type=checkbox]").focus();
      tell("noDay");
      return;
    }
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob([calendar(chosen)], { type: "text/calendar" })), download: "calendar.ics" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  show();
  addEventListener("pageshow", show);   // a page that comes back, or was left open, may be of another day
  document.addEventListener("visibilitychange", show);
}
