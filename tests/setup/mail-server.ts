import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What the server says: yes, a code with words, or nothing, because the connection is cut. */
export type ServerAnswer = 'yes' | 'cut' | { code: number; words: string }

/** A whole message that reached the server, whatever was answered to it. */
export type SeenMail = Email & { messageId: string; recipient: string }

export type MailServer = {
  url: string
  port: number
  /** Every message that came in whole, in the order they came. */
  seen: SeenMail[]
  /** Those that were answered with yes on a connection that stood: now the server must deliver them. */
  accepted: SeenMail[]
  /** How many messages are on their way whose recipient was taken and that have no answer yet. */
  countUnderWay: () => number
  /** What it says to a recipient, and to a message that came in whole; yes until told otherwise. May be waited for. */
  onRecipient: (address: string) => ServerAnswer | Promise<ServerAnswer>
  onMessage: (mail: SeenMail) => ServerAnswer | Promise<ServerAnswer>
  /** Cuts every connection that stands: what was not answered yet never is. */
  cutAll: () => void
  close: () => Promise<void>
}

type MailServerOptions = { port?: number; settings?: Pick<SMTPServerOptions, 'onMailFrom' | 'onAuth' | 'authOptional'> }

/** A real SMTP server on the loopback that writes down what it is sent. */
export async function startMailServer({ port = 0, settings = {} }: MailServerOptions = {}): Promise<MailServer> {
  const sockets = new Map<number | undefined, Socket>()
  const underWay = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 1,
    disableReverseLookup: true,
    logger: false,
    ...settings,
    async onRcptTo({ address }, session, callback) {
      const socket = sockets.get(session.remotePort)
      const answer = await mailServer.onRecipient(address)
      if (answer === 'yes' && socket && !socket.destroyed) underWay.add(socket)
      finish(answer, socket, callback)
    },
    async onData(stream, session, callback) {
      const socket = sockets.get(session.remotePort)
      const source = await readAll(stream)
      if (!source) return
      const mail = await PostalMime.parse(source)
      const seen = { ...mail, messageId: mail.messageId ?? '', recipient: session.envelope.rcptTo[0]?.address ?? '' }
      mailServer.seen.push(seen)
      const answer = await mailServer.onMessage(seen)
      if (answer === 'yes' && socket && !socket.destroyed) mailServer.accepted.push(seen)
      finish(answer, socket, callback)
      if (socket) underWay.delete(socket)
    },
  })
  // Programs that are killed cut their connections.
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => {
      sockets.delete(remotePort)
      underWay.delete(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const { port: usedPort } = server.server.address() as AddressInfo

  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${usedPort}`,
    port: usedPort,
    seen: [],
    accepted: [],
    countUnderWay: () => underWay.size,
    onRecipient: () => 'yes',
    onMessage: () => 'yes',
    cutAll() {
      for (const socket of sockets.values()) socket.destroy()
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  return mailServer
}

function finish(answer: ServerAnswer, socket: Socket | undefined, callback: (error?: Error | null) => void): void {
  if (answer === 'cut') socket?.destroy()
  else callback(answer === 'yes' ? null : Object.assign(new Error(answer.words), { responseCode: answer.code }))
}

/** Null where the connection was lost in the middle of the message. */
async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  } catch {
    return null
  }

  return Buffer.concat(chunks)
}
