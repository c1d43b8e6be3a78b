'use client'

import { CircleAlert, Layers } from 'lucide-react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { describePath } from '#components/offer-page-settings/describe-path.ts'
import { discardWithUndo } from '#components/offer-page-settings/discard-with-undo.ts'
import { PreviewButton } from '#components/offer-page-settings/preview-sheet.tsx'
import type { SettingsTab } from '#components/offer-page-settings/settings-address.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import type { SaveSettings } from '#components/offer-page-settings/use-save-settings.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { FocusedPage } from '#components/patterns/page-body.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Age } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type SettingsFootProps = { tab: SettingsTab; save: SaveSettings; onGoTo: (path: string) => void }

/** Whom a save reaches, what keeps it from being saved, and the acts. It keeps its height, so that nothing moves with the first change. */
export function SettingsFoot({ tab, save, onGoTo }: SettingsFootProps) {
  const { draft } = useSettings()
  const [first] = Object.keys(save.errors)
  const hasPreview = tab !== 'deadlines'

  return (
    <>
      {draft.isDirty ? <FocusedPage /> : null}
      <div className="flex shrink-0 flex-col gap-2 border-t border-line px-6 py-2 empty:hidden max-md:px-4">
        {draft.isBehind ? <ConflictNotice save={save} /> : null}
        {save.failure ? <RequestFailure title="The offer page was not saved." error={save.failure} /> : null}
      </div>
      <footer
        className={joinClasses(
          'flex min-h-14 shrink-0 items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-6 py-2 max-lg:flex-wrap max-md:px-4 max-md:py-2.5',
          draft.isDirty && 'max-md:pb-[max(12px,env(safe-area-inset-bottom))]',
          !draft.isDirty && !hasPreview && 'max-md:hidden',
        )}
      >
        {first === undefined ? <Effect /> : <Problem path={first} count={Object.keys(save.errors).length} onGoTo={onGoTo} />}
        <div className="ml-auto flex shrink-0 items-center gap-3 max-md:w-full max-md:gap-2 max-md:[&>button]:min-w-0 max-md:[&>button]:flex-auto">
          {hasPreview ? <PreviewButton tab={tab} /> : null}
          {draft.isDirty ? <DraftActs save={save} /> : null}
        </div>
      </footer>
    </>
  )
}

function Effect() {
  const { page, draft } = useSettings()
  const now = useNow()
  const { timeZone } = useOrganization()

  return (
    <p className={joinClasses('flex min-w-0 flex-1 items-start gap-2 max-lg:basis-full', !draft.isDirty && 'max-md:hidden')}>
      <Layers aria-hidden="true" className="mt-0.5" />
      {draft.isDirty ? (
        <span className="min-w-0">
          <strong className="font-semibold">Affects offers that are published from now on.</strong>{' '}
          <span className="text-ink-3">Published offers stay as they are.</span>
        </span>
      ) : (
        <span className="min-w-0 text-ink-3">
          {page.isDefault || page.updatedAt === null ? (
            'As Handoff set it up. What you change affects offers that are published from then on.'
          ) : (
            <>
              Saved
              {page.updatedBy ? (
                <>
                  {' '}
                  by <bdi>{page.updatedBy}</bdi>
                </>
              ) : null}
              , <Age instant={page.updatedAt} timeZone={timeZone} now={now} />
            </>
          )}
        </span>
      )}
    </p>
  )
}

function Problem({ path, count, onGoTo }: { path: string; count: number; onGoTo: (path: string) => void }) {
  const { draft, errorAt } = useSettings()

  return (
    <div role="alert" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 max-lg:basis-full">
      <p className="flex min-w-0 items-start gap-2 text-rust">
        <CircleAlert aria-hidden="true" className="mt-0.5 shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <span className="font-medium">{describePath({ path, settings: draft.settings })}.</span> {errorAt(path)}
          {count > 1 ? ` And ${count - 1} more.` : ''}
        </span>
      </p>
      <Button size="sm" onClick={() => onGoTo(path)}>
        Go to field
      </Button>
    </div>
  )
}

function DraftActs({ save }: { save: SaveSettings }) {
  const { draft } = useSettings()
  const problemCount = Object.keys(save.errors).length
  const blockedReason = draft.isBehind
    ? 'somebody else saved'
    : problemCount > 0
      ? `${formatCountOf({ count: problemCount, one: 'problem' })} to solve`
      : null

  return (
    <>
      <Button onClick={() => discardWithUndo({ draft, save })}>Discard</Button>
      <Button variant="primary" isLoading={save.isPending} blockedReason={blockedReason} onClick={save.save}>
        Save changes
      </Button>
    </>
  )
}

/** Somebody else saved under the draft. */
function ConflictNotice({ save }: { save: SaveSettings }) {
  const { page, draft } = useSettings()
  const keep = () => {
    const contested = draft.keepEditing()
    const description =
      contested.length > 0 ? `Changed by both of you, where yours stands: ${contested.join(', ')}.` : 'Nothing was changed by both of you.'
    toast.message('Their changes are taken into yours', { description, position: 'top-center' })
  }

  return (
    <Notice
      tone="amber"
      isAnnounced
      title={
        <>
          <bdi>{page.updatedBy ?? 'Somebody'}</bdi> changed the offer page while you were editing.
        </>
      }
      actions={
        <>
          <Button size="sm" onClick={keep}>
            Keep editing
          </Button>
          <Button size="sm" onClick={() => discardWithUndo({ draft, save })}>
            Reload theirs
          </Button>
        </>
      }
    >
      Keep editing takes in what only they changed; what both of you changed stays as you have it. Reload theirs throws your changes away.
    </Notice>
  )
}
