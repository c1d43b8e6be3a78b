/** The certificate: a sheet of paper on screen, the same sheet on A4. */
export const certificateStyle = `
.desk{width:100%;max-width:904px;margin:0 auto;padding:24px 32px 48px;flex:1}
.tools{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;margin-bottom:20px}
.tools .back{margin:0 auto 0 0}
.paper{position:relative;overflow:hidden;padding:0 64px 56px;border:1px solid var(--line);border-radius:12px;background:var(--surface);
  box-shadow:0 16px 40px -20px rgb(16 24 32/.24)}
.engraving{display:block;width:calc(100% + 128px);height:104px;margin:0 -64px;color:var(--brand);fill:none;stroke:currentColor;stroke-width:.7;
  border-bottom:1px solid var(--line)}
.engraving path{opacity:.55;vector-effect:non-scaling-stroke}
.issuer{display:flex;align-items:center;gap:10px;margin-top:40px;color:var(--brand);font-weight:600}
.paper h1{margin-top:24px}
.statement{display:grid;grid-template-columns:1fr 144px;gap:24px 40px;align-items:start;margin-top:20px}
.statement .words{font-size:20px;line-height:30px;letter-spacing:-.014em;color:var(--ink-2);text-wrap:pretty}
.statement b{font-weight:500;color:var(--ink)}
.statement .seal{width:144px;height:144px;margin-top:-8px;grid-row:1/span 2;grid-column:2}
.signed{max-width:26em;margin-top:12px}
.signed .typed{padding-bottom:6px;border-bottom:1px solid var(--ink-3);font-size:28px;line-height:36px;letter-spacing:-.024em;font-weight:500}
.signed .small{margin-top:6px}
.paper h2{margin-top:48px;margin-bottom:12px}
.paper h3{margin:28px 0 10px;font-size:16px;line-height:24px;font-weight:600}
.paper .lines dd{font-weight:400;max-width:none}
.fingerprint{display:block;font-size:13px;line-height:22px}
.fingerprint span{display:inline-block;margin-right:8px}
.consent{padding:16px 20px;border-left:2px solid var(--brand);background:var(--soft);border-radius:0 8px 8px 0;white-space:pre-line}
.frozen{margin-top:56px;padding-top:8px;border-top:1px solid var(--line-strong)}
.frozen section{margin-top:40px}
.frozen section h2{margin-top:0}
.frozen .amount+.small{margin-bottom:12px}
.frozen .title{font-size:20px;line-height:28px;letter-spacing:-.018em;font-weight:600}
.frozen .note{margin-top:12px}
.frozen .amount{margin-bottom:2px}
.frozen .file{padding:12px 0}
.paper .file .what>:first-child{color:var(--ink)}
.closing{margin-top:48px;padding-top:16px;border-top:1px solid var(--line);display:flex;gap:6px;align-items:flex-start;color:var(--ink-3);font-size:12px;line-height:16px;letter-spacing:0}
@media screen and (prefers-color-scheme:dark){.paper{box-shadow:none}}
@media (max-width:767px){
  .desk{padding:16px 12px 32px}
  .paper{padding:0 20px 32px}
  .engraving{width:calc(100% + 40px);height:72px;margin:0 -20px}
  .issuer{margin-top:28px}
  .statement{grid-template-columns:1fr}
  .statement .words{font-size:16px;line-height:26px}
  .statement .seal{grid-column:1;grid-row:auto;width:104px;height:104px;margin:0}
  .signed .typed{font-size:20px;line-height:28px}
}
`
