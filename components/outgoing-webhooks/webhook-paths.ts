/** Where the webhooks of an organization stand. */
export function buildWebhooksHref(slug: string): string {
  return `/${slug}/company/webhooks`
}

export function buildWebhookHref({ slug, id }: { slug: string; id: string }): string {
  return `${buildWebhooksHref(slug)}/${id}`
}
