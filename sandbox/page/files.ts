import { html } from 'hono/html'
import { z } from 'zod'
import { attachFile, detachFile, setFileFault, signLetterAgain } from '#sandbox/acts/files.ts'
import { FILE_FAULT_LABELS, FILE_FAULTS } from '#sandbox/files/faults.ts'
import type { Candidate, StoredFile } from '#sandbox/model.ts'
import type { Account } from '#sandbox/tables.ts'
import type { Act } from './actions.ts'
import { renderAct, renderCheckbox, renderField, renderFormToken, renderSelect } from './forms.ts'
import type { Html, PageState } from './layout.ts'

const NONE = ''
const FAULT_OPTIONS = [
  { value: NONE, label: 'as it should be' },
  ...FILE_FAULTS.map((value) => ({ value, label: FILE_FAULT_LABELS[value] })),
]

/** The files of a candidate, letters included: how each behaves, and a new one. */
export function renderFilesCard({ account, state, candidate }: { account: Account; state: PageState; candidate: Candidate }): Html {
  const base = `/page/accounts/${account.id}`
  const files = [...account.tables.file.rows.values()].map(({ value }) => value).filter(({ ownerId }) => ownerId === candidate.id)

  return html`<section class="card" aria-labelledby="files">
    <h2 id="files">Files</h2>
    ${files.map((file) => renderFile({ base, state, file, isResume: file.id === candidate.resumeFileId }))}
    <form class="fields" method="post" action="${base}/candidates/${candidate.id}/files">
      ${renderFormToken(state)}
      ${renderField({ id: 'file-name', name: 'name', label: 'Name of a new file', value: 'Portfolio.pdf', isRequired: true, hint: 'Its ending says what it is: pdf, docx, txt' })}
      ${renderSelect({ id: 'file-fault', name: 'fault', label: 'The file is', options: FAULT_OPTIONS })}
      ${renderCheckbox({ id: 'file-resume', name: 'isResume', label: 'It is the new résumé', isChecked: false })}
      <div><button>Attach file</button></div>
    </form>
  </section>`
}

type FileInput = { base: string; state: PageState; file: StoredFile; isResume: boolean }

function renderFile({ base, state, file, isResume }: FileInput): Html {
  const action = `${base}/files/${file.id}`

  return html`<form class="fields" method="post" action="${action}/fault" aria-label="${file.name}">
      ${renderFormToken(state)}
      ${renderSelect({ id: `fault-${file.id}`, name: 'fault', label: `${file.name}${isResume ? ' (résumé)' : ''} is`, value: file.fault ?? NONE, options: FAULT_OPTIONS })}
      <div><button>Save file</button></div>
    </form>
    <div class="acts">${renderAct({ state, action: `${action}/delete`, label: `Delete ${file.name}`, tone: 'danger' })}</div>`
}

const fault = z.enum([NONE, ...FILE_FAULTS]).transform((value) => (value === NONE ? null : value))

/** Acts on files, like those on people. */
export const FILE_ACTS: Record<string, Act> = {
  'candidates/*/files'({ sandbox, account, id, form }) {
    const draft = z.object({ name: z.string().trim().min(1), fault, isResume: z.string().optional() }).parse(form)
    const file = { candidateId: id, name: draft.name, fault: draft.fault, isResume: draft.isResume === 'on' }
    sandbox.store.write(account, (transaction) => attachFile(transaction, file))

    return { path: `/accounts/${account.id}/candidates/${id}`, done: 'File attached.' }
  },
  'files/*/fault'({ sandbox, account, id, form }) {
    const given = z.object({ fault }).parse(form)
    const file = sandbox.store.write(account, (transaction) => setFileFault(transaction, { fileId: id, fault: given.fault }))

    return { path: `/accounts/${account.id}/candidates/${file.ownerId}`, done: 'File saved.' }
  },
  'files/*/delete'({ sandbox, account, id }) {
    const ownerId = account.tables.file.rows.get(id)?.value.ownerId
    sandbox.store.write(account, (transaction) => detachFile(transaction, { fileId: id }))

    return { path: `/accounts/${account.id}/candidates/${ownerId}`, done: 'File deleted.' }
  },
  'offers/*/sign-again'({ sandbox, account, id }) {
    sandbox.store.write(account, (transaction) => signLetterAgain(transaction, { offerId: id }))

    return { path: `/accounts/${account.id}/offers/${id}`, done: 'Offer letter signed again.' }
  },
}
