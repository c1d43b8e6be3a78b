import { CopyButton } from '#components/ui/copy-button.tsx'

/** One call that shows whether a key works, ready for a shell. Without a token it is taken from the shell's own variable. */
export function CurlLine({ appUrl, token, path = '/offers' }: { appUrl: string; token?: string; path?: string }) {
  const line = `curl ${appUrl}/api/v1${path} --header "Authorization: Bearer ${token ?? '$HANDOFF_API_KEY'}"`

  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-surface py-1.5 pr-1.5 pl-3 text-left">
      <code dir="ltr" className="min-w-0 flex-1 py-1 font-mono text-12 [overflow-wrap:anywhere]">
        {line}
      </code>
      <CopyButton value={line} label="Copy command" isIconOnly />
    </div>
  )
}
