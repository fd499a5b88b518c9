// Collecting on a phone: one tap fills what is due, a mode says whether it needs a reference, a lost answer is asked for again.
(() => {
  'use strict'
  const form = document.querySelector('form[data-collect]')
  if (form) {
    const mode = form.elements.mode
    const reference = form.elements.reference
    const need = () => { reference.required = mode.selectedOptions[0].dataset.needs === 'true' }
    mode.addEventListener('change', need)
    need()
    form.querySelector('[data-amount]')?.addEventListener('click', event => {
      form.elements.amount.value = event.currentTarget.dataset.amount
      mode.focus()
    })
  }

  // The form's key stays the same, so whatever became of the first question, this is one payment.
  const pay = document.querySelector('form[data-pay]')
  if (pay) {
    const noAnswer = pay.querySelector('[data-no-answer]')
    const button = pay.querySelector('button')
    const unknown = () => {
      noAnswer.hidden = false
      button.textContent = button.dataset.again
      button.disabled = false
      button.focus()
    }
    pay.addEventListener('htmx:beforeRequest', () => { noAnswer.hidden = true })
    pay.addEventListener('htmx:sendError', event => {
      event.stopPropagation()
      unknown()
    })
    pay.addEventListener('htmx:timeout', unknown)
    pay.addEventListener('htmx:afterRequest', event => { if (event.detail.xhr.status >= 500) unknown() })
  }

  const share = document.querySelector('[data-share]')
  if (share && navigator.canShare) {
    const probe = new File([], share.dataset.name, { type: 'application/pdf' })
    share.hidden = !navigator.canShare({ files: [probe] })
    share.addEventListener('click', async () => {
      share.disabled = true
      try {
        const answer = await fetch(share.dataset.share)
        if (!answer.ok) throw new Error(String(answer.status))
        const file = new File([await answer.blob()], share.dataset.name, { type: 'application/pdf' })
        await navigator.share({ files: [file] })
      } catch (refused) {
        if (refused.name !== 'AbortError') location.assign(share.dataset.share)
      } finally {
        share.disabled = false
      }
    })
  }
})()
