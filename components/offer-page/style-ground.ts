/** What every page stands on: type, head, tide, links, buttons, notices, foot. */
export const groundStyle = `
*,*::before,*::after{box-sizing:border-box}
html{scroll-padding:24px 0 120px;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--page);color:var(--ink);
  font:400 16px/24px Geist,ui-sans-serif,system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif;letter-spacing:-.011em;
  -webkit-font-smoothing:antialiased;text-rendering:optimizeLegibility;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
svg{display:block;flex:none}
a{color:var(--brand);text-underline-offset:3px;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px;border-radius:4px}
h1{font-size:40px;line-height:44px;letter-spacing:-.032em;font-weight:600;max-width:16em;text-wrap:balance}
h1.long{font-size:28px;line-height:36px;letter-spacing:-.024em;max-width:24em}
h2{font-size:20px;line-height:28px;letter-spacing:-.018em;font-weight:600;text-wrap:balance}
.small{font-size:13px;line-height:20px;letter-spacing:-.003em}
.quiet{color:var(--ink-3)}
.strong{font-weight:500}
.mono{font-family:"Geist Mono",ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:12px;line-height:20px;letter-spacing:0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.icon{width:16px;height:16px;stroke:currentColor;stroke-width:1.75;fill:none;stroke-linecap:round;stroke-linejoin:round}
.sky{position:relative;flex:none;height:204px;overflow:hidden;background:var(--sky)}
.sky.low{height:124px}
.tide{position:absolute;left:0;bottom:-1px;width:100%;height:140px}
.low .tide{height:60px}
.t0{fill:var(--t0)}.t1{fill:var(--t1)}.t2{fill:var(--t2)}.t3{fill:var(--t3)}.t4{fill:var(--t4)}.t5{fill:var(--page)}
.head{position:relative;z-index:2;max-width:1064px;margin:0 auto;padding:18px 32px;display:flex;align-items:center;gap:10px;color:var(--brand)}
.head .name{font-weight:600;min-width:0;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.head .ask{margin-left:auto;padding-left:24px;flex:none;max-width:50%;color:var(--ink-2);font-weight:500}
.head .ask a{color:inherit;text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
.logo{display:block;max-width:160px;height:32px;object-fit:contain;flex:none}
.monogram{display:grid;place-items:center;flex:none;width:28px;height:28px;border-radius:8px;background:var(--brand);color:var(--on-brand);
  font-size:14px;line-height:1;font-weight:600;letter-spacing:0}
.button,.plain{display:flex;align-items:center;justify-content:center;gap:8px;min-height:48px;padding:10px 20px;border-radius:8px;
  border:1px solid var(--brand);background:var(--brand);color:var(--on-brand);font:inherit;font-weight:600;letter-spacing:inherit;text-align:center;
  text-decoration:none;cursor:pointer}
.button:hover{filter:brightness(1.08)}
.plain{min-height:44px;border-color:transparent;background:none;color:var(--ink-2);font-size:14px;line-height:20px;font-weight:500}
.plain:hover{background:var(--soft)}
.plain.edged{display:inline-flex;border-color:var(--line-strong);background:var(--surface);color:var(--ink)}
.plain.edged:hover{background:var(--soft)}
.button:focus-visible,.plain:focus-visible{border-radius:8px}
[aria-disabled=true]{cursor:not-allowed}
.notice{display:flex;gap:10px;padding:12px 16px;border-radius:8px;border:1px solid var(--line-strong);background:var(--soft)}
.notice .icon{margin-top:4px;color:var(--brand)}
.notice.refused{border-color:var(--refused);background:var(--surface)}
.notice.refused .icon,.notice.refused a{color:var(--refused)}
.page{width:100%;max-width:1064px;margin:0 auto;padding:20px 32px 32px;flex:1}
.narrow{width:100%;max-width:640px;margin:0 auto;padding:24px 32px 48px;flex:1}
.foot{width:100%;max-width:1064px;margin:0 auto;padding:20px 32px 32px;display:grid;grid-template-columns:14px 1fr auto;gap:0 6px;color:var(--ink-3);
  font-size:12px;line-height:16px;letter-spacing:0}
.foot .version{padding-left:24px;white-space:nowrap}
.foot svg{margin-top:1px}
.stem{stroke:currentColor}.baton{stroke:#6d5ef0}
.plainly{margin-top:16px;color:var(--ink-2);max-width:34em;text-wrap:pretty}
@media screen and (prefers-color-scheme:dark){
  .logo{padding:4px;border-radius:6px;background:#fff}
  .button:hover{filter:brightness(.94)}
}
@media (max-width:767px){
  h1{font-size:28px;line-height:34px;letter-spacing:-.026em}
  h1.long{font-size:20px;line-height:28px;letter-spacing:-.018em}
  .sky{height:132px}
  .sky.low{height:100px}
  .tide{height:80px;width:200%}
  .low .tide{height:44px}
  .head{padding:14px 20px}
  .head .ask{display:none}
  .page,.narrow{padding:8px 20px 32px}
  .foot{padding:16px 20px 24px}
  .foot .version{grid-column:2;padding-left:0}
}
@media (forced-colors:active){
  .button,.plain.edged,.monogram,.avatar{border:1px solid ButtonText}
  .tide{display:none}
}
`
