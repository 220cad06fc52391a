/** The settings column, in its groups. A line stands here only when its page does. */
export const settingsPlaces: readonly (readonly { readonly to: string; readonly label: string }[])[] = [
  [
    { to: '/settings/activity-types', label: 'Activity types' },
    { to: '/settings/taxonomies', label: 'Taxonomies' },
    { to: '/settings/products', label: 'Products' },
    { to: '/settings/custom-fields', label: 'Custom fields' },
  ],
]
