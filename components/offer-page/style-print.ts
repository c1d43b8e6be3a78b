/** On paper: no buttons, no shadows, the marks in colour, nothing torn over two sheets that belongs together. */
export const printStyle = `
@page{size:A4;margin:16mm 16mm 18mm}
@media print{
  html,body{background:#fff;min-height:0}
  body{display:block;font-size:11pt;line-height:16pt}
  .monogram,.avatar,.consent,.changes,.thread li{print-color-adjust:exact;-webkit-print-color-adjust:exact}
  .tools,.acts,.after,.ask,.back,.invite,.no-print,.answer .plain{display:none!important}
  .sky,.sky.low{height:72px;background:none;overflow:visible}
  .tide{height:36px;width:100%;bottom:0}
  .t5{fill:#fff}
  .head,.page,.narrow,.foot,.desk{max-width:none;padding:0;margin:0}
  .head{padding:0 0 8px}
  .read{display:block;padding-top:20px}
  .card{margin:20px 0 0;padding:16px 20px;box-shadow:none;break-inside:avoid}
  .card ul.facts>:last-child{border-bottom:0;padding-bottom:0}
  h1{font-size:26pt;line-height:30pt}
  h2,h3{break-after:avoid}
  .lines{grid-template-columns:1fr 1fr}
  .lines>div,.files li,.thread li,.changes dl>div,.consent,.signed,.statement{break-inside:avoid}
  .body section{margin-top:24px}
  p{orphans:3;widows:3}
  a{color:inherit;text-decoration:none}
  .foot{margin-top:24px;padding-top:8px;border-top:1px solid var(--line)}
  .paper{padding:0;border:0;border-radius:0;box-shadow:none;overflow:visible}
  .paper{font-size:10pt;line-height:14.5pt}
  .paper .lines>div{padding:7px 0}
  .engraving{width:100%;height:60px;margin:0}
  .issuer{margin-top:20px}
  .paper h1{margin-top:14px}
  .statement{grid-template-columns:1fr 120px;gap:14px 32px;margin-top:12px}
  .statement .words{font-size:12pt;line-height:18pt}
  .statement .seal{grid-column:2;grid-row:1/span 2;width:120px;height:120px}
  .consent{padding:10px 16px}
  .paper h2{margin-top:22px;margin-bottom:8px}
  .frozen section{margin-top:22px}
  .frozen{break-before:page;margin-top:0;border-top:0}
}
`
