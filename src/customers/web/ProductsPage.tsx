import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { MoneyCell, NumberCell, TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { ProductForm } from './ProductForm.tsx'
import { type Product, productsQuery } from './taxonomy.queries.ts'

const defaults = { product: '', new: false }

const columns: readonly Column<Product>[] = [
  {
    id: 'name',
    head: 'Product',
    phone: 'title',
    cell: (product) => (product.retiredAt === null ? product.name : `${product.name} (retired)`),
  },
  {
    id: 'family',
    head: 'Family',
    phone: 'second',
    width: '20%',
    cell: (product) => <TextCell text={product.family} />,
  },
  {
    id: 'price',
    head: 'Price',
    align: 'right',
    width: '16%',
    phone: 'third',
    cell: (product) => <MoneyCell money={product.price} />,
  },
  {
    id: 'accounts',
    head: 'Accounts',
    align: 'right',
    width: '84px',
    phone: 'title-right',
    cell: (product) => <NumberCell value={product.accounts} />,
  },
  {
    id: 'opportunities',
    head: 'Opportunities',
    align: 'right',
    width: '108px',
    below1100: 'hide',
    cell: (product) => <NumberCell value={product.opportunities} />,
  },
]

/** What accounts run and opportunities are about. */
export function ProductsPage() {
  const [view, setView] = useUrlState(defaults)
  const products = useQuery(productsQuery())
  const rows = products.data?.rows
  const chosen = rows?.find((product) => product.id === view.product)
  const may = products.data?.may.edit ?? null
  const start = () => setView({ new: true, product: '' })
  const close = () => setView({ new: false, product: '' })
  return (
    <>
      <PageHeader
        title="Products"
        crumbs={[{ label: 'Settings' }, { label: 'Products' }]}
        fact={rows === undefined ? undefined : factOf(rows)}
        actions={
          <Button onPress={start} disabledReason={may}>
            New product
          </Button>
        }
      />
      <SettingsColumn>
        <MainAndSide
          main={
            <DataTable
              label="Products"
              columns={columns}
              rows={rows}
              rowKey={(product) => product.id}
              rowTo={(product) => `/settings/products?product=${product.id}`}
              currentKey={view.product}
              problem={products.error}
              onRetry={() => void products.refetch()}
              empty={
                <EmptyState title="No products yet">
                  They come from a file of products, or are added here one by one.
                </EmptyState>
              }
            />
          }
          side={
            (chosen !== undefined || (view.new && may === null)) && (
              <ProductForm
                key={`${chosen?.id} ${chosen?.version}`}
                product={chosen}
                may={may}
                onClose={close}
              />
            )
          }
        />
      </SettingsColumn>
    </>
  )
}

function factOf(rows: readonly Product[]): string {
  const retired = rows.filter((product) => product.retiredAt !== null).length
  const inUse = formatCount(rows.length - retired, 'product', 'products')
  return retired === 0 ? `${inUse}.` : `${inUse}, and ${retired} retired.`
}
