/** The reference is a document beside the app: a plain link, because the app's router cannot go there. */
export function ReferenceLink() {
  return (
    <a href="/api/docs" className="rounded-sm font-medium text-iris underline decoration-iris-line underline-offset-2">
      API reference
    </a>
  )
}
