import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

const ASK_OPERATOR = 'If it stays so, ask whoever runs this installation whether it can reach that host over HTTPS.'

/** Files that go up, files that are fetched from Ashby, mail, and everything that Handoff asks of another host. */
export const fileErrors: Readonly<Record<ErrorCodeOf<'files'>, ErrorWords>> = {
  too_large: {
    title: 'The file is too large',
    what: 'The file was not stored. The message says how large one may be.',
    why: 'Every place has a limit, so that one file cannot fill the storage.',
    steps: ['Make the file smaller, or split it.', 'Upload it again.'],
    retry: 'afterwards',
  },
  file_empty: {
    title: 'The file is empty',
    what: 'The file has no content and was not stored.',
    why: 'The program that made it stopped too early, or the upload began before it was saved.',
    steps: ['Open the file to see that something is in it.', 'Upload it again.'],
    retry: 'afterwards',
  },
  file_type_refused: {
    title: 'Files of this type are not taken here',
    what: 'The file was not stored.',
    why: 'Each place takes only the types that it can show and hand out safely. The message names them.',
    steps: ['Save the file as one of the types that the message names, for example as a PDF.', 'Upload it again.'],
    retry: 'afterwards',
  },
  file_mismatch: {
    title: 'The file is not what its name says',
    what: 'The content is of another type than the ending of the name says, so it was not stored.',
    why: 'The file was renamed, or is damaged.',
    steps: ['Open the file in the program that made it and save it anew.', 'Upload it again.'],
    retry: 'afterwards',
  },
  upload_broken: {
    title: 'The upload broke off',
    what: 'The connection ended before the whole file was here. Nothing was stored.',
    why: 'The network failed, or the page was closed.',
    steps: ['Upload it again.'],
    retry: 'afterwards',
  },
  superseded: {
    title: 'The file is no longer wanted',
    what: 'A file was being fetched from Ashby, and meanwhile nothing needs it any more. It was not stored.',
    why: 'The file was replaced or removed in Ashby, or the new hire was erased.',
    steps: [],
    retry: 'never',
  },
  mail_refused: {
    title: 'The mail was refused',
    what: 'The mail server did not take the mail, so it was not sent.',
    why: 'The address does not exist, or the server does not let Handoff send to it or from its own address.',
    steps: ['Check the address.', 'Ask whoever runs this installation to look at the mail settings.', 'Send it again.'],
    retry: 'afterwards',
  },
  outbound_refused: {
    title: 'Handoff does not call this address',
    what: 'The request was not sent.',
    why: 'The address is on this machine or in a private network, or is not HTTPS. Handoff calls only public addresses, so that nobody can use it to look behind a firewall.',
    steps: ['Use a public HTTPS address.', 'Where it is Ashby’s own, ask whoever runs this installation to look at its name servers.'],
    retry: 'afterwards',
  },
  outbound_redirect: {
    title: 'The other side sent Handoff elsewhere',
    what: 'The answer pointed to another address. Handoff did not follow it.',
    why: 'A redirect can lead into a private network. Something between Handoff and the other side may also have answered in its place.',
    steps: ['Where you entered the address, enter the one that it leads to.', ASK_OPERATOR],
    retry: 'afterwards',
  },
  outbound_unreachable: {
    title: 'The other side cannot be reached',
    what: 'No connection came about, so nothing was sent. Handoff tries again by itself where that is safe.',
    why: 'The host’s name was not found, it does not answer, or its certificate is not valid.',
    steps: ['Wait for the next try.', ASK_OPERATOR],
    retry: 'itself',
  },
  outbound_timeout: {
    title: 'The other side did not answer in time',
    what: 'The connection stood, but no whole answer came. Handoff tries again by itself where that is safe.',
    why: 'The other side is slow or overloaded.',
    steps: ['Wait for the next try.', ASK_OPERATOR],
    retry: 'itself',
  },
  outbound_cut: {
    title: 'The connection was cut',
    what: 'The connection ended before the whole answer was here. Handoff tries again by itself where that is safe.',
    why: 'The network failed, or the other side stopped in the middle.',
    steps: ['Wait for the next try.', ASK_OPERATOR],
    retry: 'itself',
  },
  outbound_status: {
    title: 'The file was not given out',
    what: 'The address of a file answered with an error instead of the file. Handoff asks Ashby for a new address and tries again by itself.',
    why: 'Addresses of files hold only for some minutes, or the file is gone in Ashby.',
    steps: ['See in Ashby whether the file opens there.', 'On the new hire, have the file fetched again.'],
    retry: 'itself',
  },
  outbound_too_large: {
    title: 'The answer was larger than Handoff takes',
    what: 'Handoff stopped reading. What it had read was thrown away.',
    why: 'A file in Ashby is larger than the limit, or something in between answered in Ashby’s place.',
    steps: ['If it is a file, download it in Ashby and keep it where large files belong.'],
    retry: 'never',
  },
}
