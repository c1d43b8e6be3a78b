import { describe, expect, test } from 'vitest'
import { lineBreak, type MailContent } from '#lib/platform/mail/mail-content.ts'
import { renderMail } from '#lib/platform/mail/render-mail.ts'

function write(name: string): MailContent {
  return {
    subject: [{ given: name }, ' invited you'],
    greeting: 'Hello,',
    paragraphs: [[{ given: name }, ' invited you to join.']],
    facts: [{ label: 'Invited by', value: [{ given: name }] }],
    items: [{ title: [{ given: name }], detail: 'an hour ago', href: 'https://handoff.example/a?b=1&c="2"' }],
    action: { label: 'Accept', href: 'https://handoff.example/invitation/token' },
    closing: ['It works once.'],
    reason: ['Because of ', { given: name }, '.'],
    reasonLink: { label: 'Change it', href: 'https://handoff.example/settings' },
  }
}

test('a name with HTML is shown as text and closes no tag and no attribute', async () => {
  const { html } = await renderMail(write('<img src=x onerror=alert(1)> "O\'Hara" </title><script>'))

  expect(html).not.toMatch(/<img|<script|<\/title><\/?s/)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;O&#39;Hara&quot; &lt;/title&gt;&lt;script&gt;')
  expect(html).toContain('href="https://handoff.example/a?b=1&amp;c=&quot;2&quot;"')
})

test('line ends and control characters reach neither subject nor text: nothing can begin a header or a line of its own', async () => {
  const { subject, text } = await renderMail(write('Ana\r\nBcc: all@example.com\u0000\u2028\u0007\tEnd'))

  expect(subject).toBe('Ana Bcc: all@example.com End invited you')
  expect(text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([])
})

test('a line end in our own words is none in the subject either', async () => {
  const { subject } = await renderMail({ ...write('Ana'), subject: 'One\r\nTwo: three' })

  expect(subject).toBe('One Two: three')
})

test('a name from right to left is isolated, and cannot turn the words around it', async () => {
  const { subject, text, html } = await renderMail(write('\u2069\u202eأحمد\u2066'))

  expect(subject).toBe('\u2068أحمد\u2069 invited you')
  expect(text).toContain('\u2068أحمد\u2069 invited you to join.')
  expect(html).toMatch(/<bdi[^>]*>أحمد<\/bdi> invited you to join\./)
  expect(`${subject}${text}${html}`).not.toMatch(/[\u202a-\u202e]/)
})

test('300 characters: the subject still says what happened, the body has all of them', async () => {
  const name = 'é👩‍👩‍👧'.repeat(150)
  const { subject, text } = await renderMail(write(name))

  expect(subject).toMatch(/^(é👩‍👩‍👧)+é… invited you$/u)
  expect(subject.length).toBeLessThan(400)
  expect(text).toContain(`${name} invited you to join.`)
})

test('half a character pair is no reason to fail', async () => {
  const { subject } = await renderMail(write('Ana\ud83d'))

  expect(subject).toBe('Ana\ufffd invited you')
})

test('the text says everything that the HTML says, each address on a line of its own', async () => {
  const { text } = await renderMail(write('Imani Achterberg'))

  expect(text).toBe(
    [
      'Hello,',
      '',
      'Imani Achterberg invited you to join.',
      '',
      'Invited by: Imani Achterberg',
      '',
      '- Imani Achterberg',
      '  an hour ago',
      '  https://handoff.example/a?b=1&c="2"',
      '',
      'Accept:',
      'https://handoff.example/invitation/token',
      '',
      'It works once.',
      '',
      '-- ',
      'Handoff',
      'Because of Imani Achterberg.',
      'Change it:',
      'https://handoff.example/settings',
      '',
    ].join('\n'),
  )
})

describe('a mail that somebody else speaks', () => {
  const voice = { name: 'Saltmarsh <Robotics>', colour: '#ffd400' }

  test('carries their name above and below, their colour on a button that can be read, and says through whom it came', async () => {
    const { html, text } = await renderMail({ ...write('Ana'), voice })

    expect(html).toContain('Saltmarsh &lt;Robotics&gt;')
    expect(html).not.toContain('>Handoff<')
    expect(html).toMatch(/background-color:#ffd400[^>]*>\n<a [^>]*color:#000000/)
    expect(html).toContain('Sent with Handoff.')
    expect(text).toContain('-- \nSaltmarsh <Robotics>\nSent with Handoff.\nBecause of Ana.')
    expect((await renderMail({ ...write('Ana'), voice: { ...voice, colour: '#0b5a53' } })).html).toMatch(
      /#0b5a53[^>]*>\n<a [^>]*color:#ffffff/,
    )
  })

  test('quotes what people wrote line by line, and nothing of it is markup or a line of ours', async () => {
    const quotes = [{ label: 'You had asked:', text: 'First <b>line</b>\r\n-- \r\n</blockquote><script>alert(1)</script>' }]
    const { html, text } = await renderMail({ ...write('Ana'), quotes })

    expect(text).toContain('You had asked:\n> First <b>line</b>\n> --\n> </blockquote><script>alert(1)</script>')
    expect(html).not.toMatch(/<script|<b>/)
    expect(html.match(/<\/blockquote>/g)).toHaveLength(1)
  })

  test('breaks lines where it is told to, and never in a subject', async () => {
    const { html, text, subject } = await renderMail({
      ...write('Ana'),
      subject: ['One', lineBreak, 'two'],
      paragraphs: [['One', lineBreak, 'two']],
    })

    expect(subject).toBe('One two')
    expect(text).toContain('One\ntwo')
    expect(html).toContain('One<br>two')
  })
})
