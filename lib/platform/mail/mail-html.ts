import { html, raw } from 'hono/html'
import { readableInk } from './button-ink.ts'
import type { MailContent, MailLink, MailText, MailVoice } from './mail-content.ts'
import { listLines, listParts, toPlainText } from './mail-text.ts'

type Html = ReturnType<typeof html>

/** The light tokens of the product, as mail programs read colours. */
const colour = {
  canvas: '#f8f8f9',
  surface: '#ffffff',
  line: '#e3e4e7',
  ink: '#16171c',
  ink2: '#4d4f58',
  ink3: '#656770',
  iris: '#5648d0',
  irisSolid: '#6356e6',
}

const font = `font-family:Geist,ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;`
const wraps = 'overflow-wrap:anywhere;word-break:break-word;'
const body = `${font}${wraps}margin:0 0 16px;font-size:15px;line-height:24px;color:${colour.ink};`
const quiet = `${font}${wraps}margin:0 0 12px;font-size:13px;line-height:20px;color:${colour.ink2};`

/** Below a mail that somebody else speaks. */
export const SENT_WITH = 'Sent with Handoff.'

/** What a style attribute cannot say: the dark tokens, and less room at the sides of a phone. */
const styleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.canvas{background-color:#0c0d10!important}
.card{background-color:#131417!important;border-color:#25262a!important}
.line{border-color:#25262a!important}
.ink{color:#edeef0!important}
.ink-2{color:#b1b2b9!important}
.ink-3{color:#93959d!important}
.iris{color:#afabfc!important}
}
@media (max-width:620px){
.side{padding-left:20px!important;padding-right:20px!important}
.edge{padding:20px 12px!important}
}`

/** A whole document of tables and inline styles, which is what mail programs keep; it has no pictures that could be blocked. */
export async function renderHtml(content: MailContent): Promise<string> {
  const { subject, preheader, greeting, paragraphs, quotes, facts, items, action, alternative, closing, reason, reasonLink, voice } =
    content
  const preview = toPlainText(preheader ?? paragraphs[0] ?? '')

  return String(
    await html`<!doctype html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${toPlainText(subject)}</title>
<style>${raw(styleSheet)}</style>
</head>
<body class="canvas" style="margin:0;padding:0;background-color:${colour.canvas};-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${preview}</div>
<table role="presentation" class="canvas" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:${colour.canvas};">
<tr><td class="edge" align="center" style="padding:40px 16px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;table-layout:fixed;">
<tr><td class="side ink" style="${font}padding:0 32px 16px;font-size:18px;line-height:24px;font-weight:600;letter-spacing:-0.01em;color:${colour.ink};">${voice ? words([{ given: voice.name }], 600) : 'Handoff'}</td></tr>
<tr><td class="card side" style="padding:32px 32px 20px;background-color:${colour.surface};border:1px solid ${colour.line};border-radius:8px;">
${greeting ? paragraph(greeting, voice) : ''}${paragraphs.map((text) => paragraph(text, voice))}${(quotes ?? []).map(quote)}${facts ? factTable(facts) : ''}${items ? itemList(items) : ''}${action ? button(action, voice) : ''}${alternative ? alternativeLink(alternative) : ''}${(closing ?? []).map(note)}${action ? plainLink(action, voice) : ''}
</td></tr>
<tr><td class="side ink-3" style="${font}${wraps}padding:16px 32px 0;font-size:12px;line-height:18px;color:${colour.ink3};">${words(reason)}${voice ? ` ${SENT_WITH}` : ''}${reasonLink ? html` ${link(reasonLink)}` : ''}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`,
  )
}

/** What somebody typed stands isolated from the direction of the words around it. */
function words(text: MailText, weight = 400): (string | Html)[] {
  return listParts(text).map((part) => {
    if (typeof part === 'string') return part
    return 'given' in part ? html`<bdi style="font-weight:${weight};">${part.given}</bdi>` : html`<br>`
  })
}

/** What somebody else writes is a letter, in which names are no heavier than the rest. */
function paragraph(text: MailText, voice: MailVoice | undefined): Html {
  return html`<p class="ink" style="${body}">${words(text, voice ? 400 : 600)}</p>`
}

function note(text: MailText): Html {
  return html`<p class="ink-2" style="${quiet}">${words(text)}</p>`
}

function quote({ label, text }: NonNullable<MailContent['quotes']>[number]): Html {
  const lines = listLines(text).map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))

  return html`<p class="ink-3" style="${font}${wraps}margin:0 0 4px;font-size:13px;line-height:20px;color:${colour.ink3};">${words(label)}</p>
<blockquote class="ink line" dir="auto" style="${font}${wraps}margin:0 0 20px;padding:2px 0 2px 14px;border-left:3px solid ${colour.line};font-size:15px;line-height:24px;color:${colour.ink};">${lines}</blockquote>`
}

function factTable(facts: NonNullable<MailContent['facts']>): Html {
  const rows = facts.map(
    ({ label, value }) => html`<tr>
<td class="ink-3 line" valign="top" width="140" style="${font}padding:8px 16px 8px 0;font-size:13px;line-height:20px;color:${colour.ink3};border-bottom:1px solid ${colour.line};">${label}</td>
<td class="ink line" valign="top" style="${font}${wraps}padding:8px 0;font-size:13px;line-height:20px;color:${colour.ink};border-bottom:1px solid ${colour.line};">${words(value)}</td>
</tr>`,
  )

  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" class="line" style="margin:0 0 24px;table-layout:fixed;border-top:1px solid ${colour.line};">${rows}</table>`
}

function button({ label, href }: MailLink, voice: MailVoice | undefined): Html {
  const ground = voice?.colour ?? colour.irisSolid

  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;"><tr>
<td align="center" bgcolor="${ground}" style="background-color:${ground};border-radius:6px;">
<a href="${href}" style="${font}display:inline-block;padding:10px 20px;font-size:15px;line-height:20px;font-weight:600;color:${readableInk(ground)};text-decoration:none;">${label}</a>
</td></tr></table>`
}

function itemList(items: NonNullable<MailContent['items']>): Html {
  return html`<div class="line" style="margin:0 0 24px;border-bottom:1px solid ${colour.line};">${items.map(item)}</div>`
}

function item({ title, detail, href }: NonNullable<MailContent['items']>[number]): Html {
  const shown = href
    ? html`<a class="iris" href="${href}" style="color:${colour.iris};text-decoration:none;">${words(title, 600)}</a>`
    : words(title, 600)

  return html`<div class="line" style="padding:10px 0;border-top:1px solid ${colour.line};">
<div class="ink" style="${font}${wraps}font-size:14px;line-height:20px;color:${colour.ink};">${shown}</div>
${detail ? html`<div class="ink-3" style="${font}${wraps}font-size:13px;line-height:20px;color:${colour.ink3};">${words(detail)}</div>` : ''}
</div>`
}

function alternativeLink({ label, href }: MailLink): Html {
  return html`<p style="${quiet}"><a class="iris" href="${href}" style="color:${colour.iris};">${label}</a></p>`
}

/** For programs that show no button, and people who want to see where it leads. */
function plainLink({ href }: MailLink, voice: MailVoice | undefined): Html {
  const shown = voice
    ? html`<a class="ink-2" href="${href}" style="color:${colour.ink2};">${href}</a>`
    : html`<a class="iris" href="${href}" style="color:${colour.iris};">${href}</a>`

  return html`<p class="ink-3" style="${quiet}color:${colour.ink3};">If the button does not work, open this address:<br>${shown}</p>`
}

function link({ label, href }: MailLink): Html {
  return html`<a class="ink-3" href="${href}" style="color:${colour.ink3};">${label}</a>`
}
