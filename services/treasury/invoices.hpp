// Disposal invoices with the tax inside them, and whether invoice, payment and manifest say the same.
#pragma once
#include <string>
#include <vector>

#include "settlement/escrow/vat.hpp"
#include "treasury/books.hpp"
#include "treasury/escrow.hpp"

namespace heliu::treasury {

// Row of invoice.
struct Invoice {
  Uuid id, trade_id, issuer_id;
  std::string number;
  escrow::Product product = escrow::Product::none;
  std::int64_t rate = 0;    // hundredths of a percent, as in force on issued_on
  std::string legal_basis;  // of that rate
  Fen gross_fen, tax_fen;
  Date issued_on;
  std::string recorded_by;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Invoice, (),
                      (id, trade_id, issuer_id, number, product, rate, legal_basis, gross_fen, tax_fen,
                       issued_on, recorded_by, recorded_at))

struct NewInvoice {
  std::string number;
  escrow::Product product = escrow::Product::none;
  Fen gross_fen, tax_fen;
  Date issued_on;
};
BOOST_DESCRIBE_STRUCT(NewInvoice, (), (number, product, gross_fen, tax_fen, issued_on))

// By the receiver of a disposal fee. Throws Problem "invoice-not-of-disposal" (the waste has value: that is a
// sale, whose tax is not decided here), "vat-rule-missing", "invoice-tax-differs" or "invoice-taken".
Invoice record_invoice(Unit& unit, const Escrow& escrow, const NewInvoice& asked);

// 三流: what was invoiced, what was paid for the disposal, and what the accepted manifests give.
struct TieOut {
  Uuid trade_id;
  Fen invoiced_fen, tax_fen, paid_fen, manifests_fen;  // manifests: Σ standing kilograms of a load × price
  std::vector<std::string> manifest_numbers;
  std::vector<std::string> differences;  // invoice-payment, payment-manifest
  bool agreed = false;
};
BOOST_DESCRIBE_STRUCT(TieOut, (),
                      (trade_id, invoiced_fen, tax_fen, paid_fen, manifests_fen, manifest_numbers,
                       differences, agreed))
TieOut tie_out(Transaction& db, const Escrow& escrow);

}  // namespace heliu::treasury
