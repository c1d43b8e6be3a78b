/** The offer as it is read: letter, card, sections, questions. */
export const letterStyle = `
.read{display:grid;grid-template-columns:minmax(0,1fr) 376px;grid-template-rows:auto 1fr;gap:0 72px;align-items:start}
.letter,.body{grid-column:1}
.card{grid-column:2;grid-row:1/span 2}
.letter .notice{margin-bottom:24px}
.note{margin-top:20px;color:var(--ink-2);max-width:34em}
.note p{text-wrap:pretty;white-space:pre-line}
.note p+p,.text p+p{margin-top:12px}
.sender{display:flex;align-items:center;gap:12px;margin-top:24px}
.avatar{display:grid;place-items:center;flex:none;width:40px;height:40px;border-radius:50%;background:var(--brand);color:var(--on-brand);
  font-size:14px;line-height:1;font-weight:600;letter-spacing:0}
.sender .who{min-width:0;font-size:14px;line-height:20px;letter-spacing:-.006em;font-weight:500}
.card{position:relative;margin-top:-80px;padding:24px;border:1px solid var(--line);border-radius:12px;background:var(--surface);
  box-shadow:0 16px 40px -20px rgb(16 24 32/.24)}
.amount{font-size:28px;line-height:36px;letter-spacing:-.024em;font-weight:600;font-variant-numeric:tabular-nums;text-wrap:balance}
.amount.role{font-size:20px;line-height:28px;letter-spacing:-.018em}
.amount.huge{font-size:20px;line-height:28px;letter-spacing:-.018em}
.facts{margin-top:16px;border-top:1px solid var(--line);font-size:14px;line-height:20px;letter-spacing:-.006em}
.facts>*{padding:10px 0;border-bottom:1px solid var(--line)}
.facts li{display:flex;gap:12px}
.facts .icon{margin-top:2px;color:var(--brand)}
.facts b{font-weight:500}
.more>div{display:flex;justify-content:space-between;gap:4px 16px;flex-wrap:wrap}
.more dt{color:var(--ink-3)}
.more dd{font-weight:500;font-variant-numeric:tabular-nums}
.more+.facts{margin-top:0;border-top:0}
.acts{margin-top:20px}
.acts .plain{margin-top:4px}
.acts .edged{margin-top:12px}
.after{margin-top:12px;padding-top:12px;border-top:1px solid var(--line);text-align:center;text-wrap:balance}
.answer{display:flex;flex-direction:column;align-items:flex-start;gap:4px;margin-bottom:20px;padding-bottom:20px;border-bottom:1px solid var(--line)}
.answer .seal{width:88px;height:88px;margin:0 0 8px -4px}
.answer h2{font-size:20px}
.answer .plain{margin-top:12px}
.said{margin-top:8px;padding-left:12px;border-left:2px solid var(--line-strong);color:var(--ink-2);font-size:14px;line-height:20px;white-space:pre-line}
.seal{width:120px;height:120px;color:var(--brand);fill:none;stroke:currentColor;stroke-width:.6}
.seal .tick{stroke-width:3.5;stroke-linecap:round;stroke-linejoin:round}
.seal .eye{fill:var(--surface);stroke-width:1}
.body section{margin-top:40px}
.body section:first-child{margin-top:32px}
.body h2{margin-bottom:12px}
.lines{display:grid;grid-template-columns:1fr 1fr;gap:0 32px;border-top:1px solid var(--line-strong)}
.lines>div{min-width:0;padding:12px 0;border-bottom:1px solid var(--line)}
.lines>.wide{grid-column:1/-1}
.lines dt,.changes dt{font-size:13px;line-height:20px;letter-spacing:-.003em;color:var(--ink-3)}
.lines dd{font-weight:500;white-space:pre-line;font-variant-numeric:tabular-nums}
.lines .wide dd{font-weight:400;max-width:38em}
.lines dd+dd{font-weight:400}
.body .amount+.small{margin-bottom:12px}
.lines .sum{grid-column:1/-1}
.text{max-width:38em}
.text p{text-wrap:pretty;white-space:pre-line}
.files{border-top:1px solid var(--line-strong)}
.files li{border-bottom:1px solid var(--line)}
.file{display:flex;gap:12px;padding:12px 0;text-decoration:none}
.file .icon{width:20px;height:20px;margin-top:2px;stroke-width:1.5;color:var(--brand)}
.file .what{min-width:0;flex:1}
.file .what>:first-child{display:block;color:var(--brand);font-weight:500}
a.file:hover .what>:first-child{text-decoration:underline;text-underline-offset:3px;text-decoration-thickness:1px}
.changes{padding:16px 20px 8px;border:1px solid var(--line-strong);border-radius:12px;background:var(--soft)}
.body .changes h2{margin-bottom:4px;font-size:16px;line-height:24px;letter-spacing:-.011em}
.changes dl>div{padding:10px 0;border-top:1px solid var(--line-strong)}
.changes dl>div:first-child{border-top:0}
.changes dd{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 8px;font-size:14px;line-height:20px;font-variant-numeric:tabular-nums;white-space:pre-line}
.changes .icon{align-self:center;width:14px;height:14px;color:var(--ink-3)}
del{color:var(--ink-3);text-decoration-thickness:1px}
ins{font-weight:500;text-decoration:none}
.thread{margin-bottom:20px}
.thread li{margin-right:32px;padding:14px 18px;border:1px solid transparent;border-radius:12px;background:var(--soft)}
.thread li+li{margin-top:8px}
.thread .by{display:flex;flex-wrap:wrap;gap:0 8px;align-items:baseline;font-size:14px;line-height:20px}
.thread p{margin-top:4px;white-space:pre-line;max-width:38em}
.thread .theirs{margin-left:32px;margin-right:0;border-color:var(--line);background:var(--surface)}
.invite{color:var(--ink-2);max-width:34em;margin-bottom:16px}
@media screen and (prefers-color-scheme:dark){.card{box-shadow:none}}
@media screen and (min-width:768px) and (max-width:1023px){
  .read{grid-template-columns:minmax(0,1fr) 304px;gap:0 40px}
  .card{padding:20px}
  .read h1:not(.long){font-size:34px;line-height:38px}
  .read .lines{grid-template-columns:1fr}
}
@media screen and (min-width:768px) and (min-height:840px){.card{position:sticky;top:24px}}
@media (max-width:767px){
  .read{display:block}
  .note{margin-top:12px}
  .sender{margin-top:16px}
  .card{margin-top:20px;padding:16px 20px;box-shadow:none}
  .card ul.facts>:last-child{border-bottom:0}
  .card:not(.open) .acts{margin-top:8px}
  .lines{grid-template-columns:1fr}
  .body section{margin-top:32px}
  .letter .notice{margin:8px 0 16px}
  .after{display:none}
}
@media screen and (max-width:767px) and (min-height:421px){
  .has-bar{padding-bottom:calc(88px + env(safe-area-inset-bottom,0px))}
  .bar{position:fixed;z-index:5;left:0;right:0;bottom:0;display:grid;grid-template-columns:auto 1fr;gap:8px;margin:0;
    padding:12px 20px calc(12px + env(safe-area-inset-bottom,0px));background:var(--surface);border-top:1px solid var(--line)}
  .bar .button{grid-column:2;grid-row:1}
  .bar .plain{grid-column:1;grid-row:1;margin:0;padding:10px 16px;border-color:var(--line-strong)}
}
`
