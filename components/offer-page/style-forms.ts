/** The steps that ask something: accept, decline, ask a question. */
export const formStyle = `
.back{display:inline-flex;align-items:center;gap:6px;min-height:24px;margin-bottom:16px;font-size:14px;line-height:20px;font-weight:500;
  color:var(--ink-2);text-decoration:none}
.back:hover{color:var(--ink);text-decoration:underline}
.narrow>.notice{margin-top:24px}
.narrow .lines{margin-top:24px}
.sheet{margin-top:24px;padding:24px;border:1px solid var(--line);border-radius:12px;background:var(--surface)}
.field+.field,.field+.tick-row,.tick-row+.field{margin-top:20px}
.field label{display:block;font-weight:500}
.field .help{color:var(--ink-3);font-size:13px;line-height:20px;letter-spacing:-.003em}
.input{display:block;width:100%;margin-top:8px;padding:11px 14px;border:1px solid var(--line-control);border-radius:8px;background:var(--page);
  color:var(--ink);font:inherit;letter-spacing:inherit}
textarea.input{min-height:144px;resize:vertical}
.input:focus-visible{outline-offset:0;border-color:transparent;border-radius:8px}
.input[aria-invalid=true]{border-color:var(--refused)}
.problem{display:flex;gap:6px;margin-top:6px;color:var(--refused);font-size:14px;line-height:20px}
.problem .icon{margin-top:2px}
.tick-row{display:grid;grid-template-columns:24px 1fr;gap:0 12px}
.tick-row input{width:24px;height:24px;margin:0;accent-color:var(--brand)}
.tick-row label{white-space:pre-line}
.tick-row .problem{grid-column:2}
.sheet .button{width:100%;margin-top:24px}
.sheet .plain{margin-top:4px}
.kept{margin-top:16px;color:var(--ink-3);font-size:13px;line-height:20px;letter-spacing:-.003em;text-wrap:pretty}
.narrow .thread{margin:24px 0 0}
@media (max-width:767px){.sheet{margin-left:-4px;margin-right:-4px;padding:20px 16px}}
`
