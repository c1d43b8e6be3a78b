/** The one style sheet of the sandbox's page: light and dark by the system's wish, from a phone's width up. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f4ef, #16181b);
  --card: light-dark(#ffffff, #1f2226);
  --line: light-dark(#dcd7cb, #363b42);
  --edge: light-dark(#8a8472, #7b828c);
  --ink: light-dark(#1d1b16, #f0efec);
  --quiet: light-dark(#5b564a, #b3b8bf);
  --accent: light-dark(#0b5d57, #74d6cb);
  --on-accent: light-dark(#ffffff, #06211f);
  --danger: light-dark(#9c1f1f, #ff9a94);
  --warm: light-dark(#fff1cf, #3a2f12);
  --warm-ink: light-dark(#5c4300, #ffdf94);
  --good: light-dark(#e2f3e6, #173322);
  --good-ink: light-dark(#14542a, #9fe3b5);
  --bad: light-dark(#fde7e5, #431c1a);
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.notice { background: var(--warm); color: var(--warm-ink); padding: 8px 16px; text-align: center; font-size: 14px; border-bottom: 2px dashed currentColor; }
header.top { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: baseline; padding: 18px 16px 0; max-width: 1080px; margin: 0 auto; }
header.top .brand { font-size: 18px; font-weight: 700; color: inherit; text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: 2px 16px; }
nav a { display: inline-block; padding: 6px 0; }
nav a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
main { max-width: 1080px; margin: 0 auto; padding: 8px 16px 64px; display: grid; gap: 20px; }
h1 { font-size: 26px; line-height: 1.2; margin: 14px 0 0; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 0 0 12px; }
p { margin: 0 0 8px; }
.quiet { color: var(--quiet); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px; min-width: 0; }
.columns { display: grid; gap: 20px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); align-items: start; }
form.fields { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr)); align-items: end; }
form.fields .wide { grid-column: 1 / -1; }
.field { display: grid; gap: 4px; }
.field label { font-weight: 600; font-size: 14px; }
.field small { color: var(--quiet); }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 16px; }
legend { font-weight: 600; font-size: 14px; padding: 0; margin-bottom: 4px; }
input, select, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--edge); border-radius: 8px; padding: 8px 10px; width: 100%; min-height: 40px; }
.check { display: flex; gap: 8px; align-items: center; }
.check input { flex: none; width: 20px; height: 20px; min-height: 0; }
button { font: inherit; font-weight: 600; border: 1px solid var(--edge); border-radius: 8px; background: var(--card); color: var(--ink); padding: 8px 14px; min-height: 40px; cursor: pointer; }
button:hover { border-color: var(--ink); }
button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
button.danger { color: var(--danger); border-color: var(--danger); }
.acts { display: flex; flex-wrap: wrap; gap: 8px; }
.acts form { margin: 0; }
.card > * + .acts { margin-top: 16px; }
form.stack { display: grid; gap: 20px; justify-items: start; }
form.stack > .card { width: 100%; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: start; padding: 8px 12px 8px 0; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; color: var(--quiet); font-weight: 600; white-space: nowrap; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font-family: var(--mono); font-size: 13px; overflow-wrap: anywhere; }
.key { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.key code { background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: 4px 8px; }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 99px; padding: 0 10px; font-size: 13px; font-weight: 600; white-space: nowrap; color: var(--quiet); }
.tag.good { background: var(--good); color: var(--good-ink); }
.tag.wait { background: var(--warm); color: var(--warm-ink); }
.tag.bad { background: var(--bad); color: var(--danger); }
.flash { border-radius: 10px; padding: 10px 14px; background: var(--good); color: var(--good-ink); }
.flash.problem { background: var(--bad); color: var(--danger); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 6px 16px; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; padding: 6px 0; }
`

/** Copy buttons; without script they stay hidden and the key is there to select. */
export const SCRIPT = `
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy)
    button.textContent = 'Copied'
    setTimeout(() => { button.textContent = 'Copy' }, 2000)
  })
}
`
