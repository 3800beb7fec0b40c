#include "treasury/invoices.hpp"

#include "treasury/events.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct VatRule {
  std::int64_t rate = 0;
  std::string legal_basis;
};
BOOST_DESCRIBE_STRUCT(VatRule, (), (rate, legal_basis))

VatRule rule_for(Transaction& db, escrow::Product product, Date on) {
  const auto rule = db.one<VatRule>(
      "SELECT rate, legal_basis FROM vat_rule WHERE product = ? AND valid_from <= ? "
      "ORDER BY valid_from DESC LIMIT 1",
      product, on);
  if (!rule) throw Problem("vat-rule-missing", {{"product", enum_text(product)}, {"date", on.text()}});
  return *rule;
}

// Of a decided load: the last revision, else what was billed.
struct LoadSum {
  Kilograms kilograms;
  std::string facts;
};
BOOST_DESCRIBE_STRUCT(LoadSum, (), (kilograms, facts))

std::string manifest_of(const std::string& facts) {
  const JsonDocument read = parse_json(facts);
  const auto found = read.FindMember("manifest_number");
  return found == read.MemberEnd() || !found->value.IsString() ? "" : found->value.GetString();
}

}  // namespace

Invoice record_invoice(Unit& unit, const Escrow& escrow, const NewInvoice& asked) {
  if (escrow.price <= FenPerTonne{}) throw Problem("invoice-not-of-disposal", {{"id", escrow.id.text()}});
  const VatRule rule = rule_for(unit.db, asked.product, asked.issued_on);
  const Fen tax = escrow::tax_inside(asked.gross_fen, rule.rate);
  if (tax != asked.tax_fen)
    throw Problem("invoice-tax-differs",
                  {{"expected_fen", std::to_string(tax.count)}, {"legal_basis", rule.legal_basis}},
                  {{"/tax_fen", std::to_string(tax.count)}});
  if (unit.db.value<std::int64_t>("SELECT 1 FROM invoice WHERE issuer_id = ? AND number = ?",
                                  escrow.processor_id, asked.number))
    throw Problem("invoice-taken", {{"number", asked.number}});
  const Invoice invoice{Uuid::v7(),
                        escrow.id,
                        escrow.processor_id,
                        asked.number,
                        asked.product,
                        rule.rate,
                        rule.legal_basis,
                        asked.gross_fen,
                        tax,
                        asked.issued_on,
                        clipped(unit.caller.name, 120),
                        unit.now};
  unit.db.insert("invoice", invoice);
  unit.emit("invoice.recorded", invoice.id,
            InvoiceRecorded{invoice.id, invoice.trade_id, invoice.issuer_id, invoice.number,
                            invoice.gross_fen, invoice.tax_fen, invoice.rate, invoice.issued_on},
            {escrow.producer_id, escrow.processor_id});
  return invoice;
}

TieOut tie_out(Transaction& db, const Escrow& escrow) {
  TieOut tie;
  tie.trade_id = escrow.id;
  for (const Invoice& invoice : db.all<Invoice>("SELECT * FROM invoice WHERE trade_id = ?", escrow.id)) {
    tie.invoiced_fen += invoice.gross_fen;
    tie.tax_fen += invoice.tax_fen;
  }
  const auto loads = db.all<LoadSum>(
      "SELECT COALESCE((SELECT v.kilograms_after FROM escrow_revision v WHERE v.load_id = r.load_id "
      "ORDER BY v.id DESC LIMIT 1), r.billed_kilograms) AS kilograms, r.facts AS facts "
      "FROM escrow_release r WHERE r.trade_id = ? AND r.state IN ('released', 'ruled') ORDER BY r.id",
      escrow.id);
  for (const LoadSum& load : loads) {
    const Fen value = amount(load.kilograms, escrow.price);
    tie.manifests_fen += value < Fen{} ? -value : value;
    tie.manifest_numbers.push_back(manifest_of(load.facts));
  }
  tie.paid_fen = escrow.disposal_paid_fen;
  if (tie.invoiced_fen != tie.paid_fen) tie.differences.emplace_back("invoice-payment");
  if (tie.paid_fen != tie.manifests_fen) tie.differences.emplace_back("payment-manifest");
  tie.agreed = tie.differences.empty();
  return tie;
}

}  // namespace heliu::treasury
