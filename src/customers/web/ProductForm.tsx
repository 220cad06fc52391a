import { useState } from 'react'
import { minorDigits, toMinor } from '../../kernel/money.ts'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { bringBackProduct, createProduct, retireProduct, updateProduct } from '../product.contract.ts'
import type { Product } from './taxonomy.queries.ts'

type ProductFormProps = {
  /** Undefined for a new one. */
  readonly product: Product | undefined
  readonly may: string | null
  readonly onClose: () => void
}

const invalidates = ['GET /products'] as const
const labels = { name: 'Name', family: 'Family', currency: 'Currency', crmId: 'CRM id' }

/** A product's name, spellings, family and price, and its retirement. */
export function ProductForm({ product, may, onClose }: ProductFormProps) {
  const fields = useProductFields(product)
  const go = useGo()
  const create = useSubmit<typeof createProduct>('POST /products', {
    invalidates,
    onDone: (made) => {
      showToast(`${made.name} added`)
      go(`/settings/products?product=${made.id}`)
    },
  })
  const update = useSubmit<typeof updateProduct>('PATCH /products/:productId', {
    invalidates,
    onDone: () => showToast('Saved'),
  })
  const save = product === undefined ? create : update
  function send() {
    const body = fields.body()
    if (product === undefined) create.submit({ body })
    else update.submit({ params: { productId: product.id }, body: { version: product.version, ...body } })
  }
  return (
    <Section
      title={product?.name ?? 'New product'}
      aside={
        <Button look="link" onPress={onClose}>
          Close
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (may === null) send()
        }}
      >
        <FieldStack>
          <ProductFields fields={fields} errors={save.fieldErrors} />
          <FormErrors problem={save.problem} labels={labels} title="Nothing was saved" />
          <ButtonRow>
            <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
              {product === undefined ? 'Add the product' : 'Save changes'}
            </Button>
            {product !== undefined && <ProductRetirement product={product} may={may} />}
          </ButtonRow>
        </FieldStack>
      </form>
    </Section>
  )
}

type Fields = ReturnType<typeof useProductFields>

function ProductFields({
  fields,
  errors,
}: {
  readonly fields: Fields
  readonly errors: Readonly<Record<string, string>>
}) {
  const { name, family, crmId, aliases, amount, currency } = fields
  return (
    <>
      <TextField label="Name" name="name" value={name.value} onChange={name.set} error={errors.name} />
      <TextField
        label="Family"
        name="family"
        value={family.value}
        onChange={family.set}
        error={errors.family}
        aside="optional"
      />
      <FieldGrid columns="2fr 1fr">
        <NumberField label="Price" value={amount.value} onChange={amount.set} />
        <TextField
          label="Currency"
          name="currency"
          value={currency.value}
          onChange={currency.set}
          error={errors['price.currency']}
          maxLength={3}
        />
      </FieldGrid>
      <TextField
        label="Also written"
        name="aliases"
        value={aliases.value}
        onChange={aliases.set}
        help="Other ways files may write it, parted by commas. Spaces and case do not matter."
        aside="optional"
      />
      <TextField
        label="CRM id"
        name="crmId"
        value={crmId.value}
        onChange={crmId.set}
        error={errors.crmId}
        aside="optional"
      />
    </>
  )
}

function ProductRetirement({ product, may }: { readonly product: Product; readonly may: string | null }) {
  const params = { productId: product.id }
  const bringBack = useSubmit<typeof bringBackProduct>('DELETE /products/:productId/retirement', {
    invalidates,
    onDone: () => showToast(`${product.name} is back`),
  })
  const retire = useSubmit<typeof retireProduct>('POST /products/:productId/retirement', {
    invalidates,
    onDone: () => showToast(`${product.name} retired`, () => bringBack.submit({ params })),
  })
  if (product.retiredAt === null)
    return (
      <Button
        onPress={() => retire.submit({ params })}
        waiting={retire.waiting && 'Retiring'}
        disabledReason={may}
      >
        Retire
      </Button>
    )
  return (
    <Button
      onPress={() => bringBack.submit({ params })}
      waiting={bringBack.waiting && 'Bringing back'}
      disabledReason={may}
    >
      Bring it back
    </Button>
  )
}

function useProductFields(product: Product | undefined) {
  const [name, setName] = useState(product?.name ?? '')
  const [family, setFamily] = useState(product?.family ?? '')
  const [crmId, setCrmId] = useState(product?.crmId ?? '')
  const [aliases, setAliases] = useState(product?.aliases.join(', ') ?? '')
  const [currency, setCurrency] = useState(product?.price?.currency ?? 'EUR')
  const [amount, setAmount] = useState<number | null>(amountOf(product))
  return {
    name: { value: name, set: setName },
    family: { value: family, set: setFamily },
    crmId: { value: crmId, set: setCrmId },
    aliases: { value: aliases, set: setAliases },
    amount: { value: amount, set: setAmount },
    currency: { value: currency, set: (code: string) => setCurrency(code.toUpperCase()) },
    body: () => ({
      name,
      family: family.trim() === '' ? null : family.trim(),
      crmId: crmId.trim() === '' ? null : crmId.trim(),
      price: amount === null ? null : { minor: toMinor(amount, currency), currency },
      aliases: aliases
        .split(',')
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
    }),
  }
}

function amountOf(product: Product | undefined): number | null {
  if (product?.price == null) return null
  return product.price.minor / 10 ** minorDigits(product.price.currency)
}
