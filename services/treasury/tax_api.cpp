// Revisions after a release, invoices, and the tie-out of invoice, payment and manifest.
#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/invoices.hpp"
#include "treasury/revisions.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

Escrow escrow_for(Transaction& db, const Request& request) {
  const auto escrow = store::find<Escrow>(db, "escrow", request.id("trade_id"));
  if (!escrow || !visible_to(*escrow, request.caller)) throw store::no_such("escrow", request.id("trade_id"));
  return *escrow;
}

// The price is between the two sides: a carrier sees neither invoices nor what was paid for the disposal.
Escrow escrow_of_sides(Transaction& db, const Request& request) {
  const Escrow escrow = escrow_for(db, request);
  const Uuid& who = request.caller.enterprise;
  if (!sees_everything(request.caller) && who != escrow.producer_id && who != escrow.processor_id)
    throw store::no_such("escrow", escrow.id);
  return escrow;
}

Response revise(const Request& request, Unit& unit, Books& books) {
  Escrow escrow = escrow_for(unit.db, request);
  return Response::created(revise_load(unit, books, escrow, request.as<NewRevision>()),
                           "/v1/escrows/" + escrow.id.text());
}

Response invoice(const Request& request, Unit& unit) {
  const Escrow escrow = escrow_of_sides(unit.db, request);
  if (request.caller.enterprise != escrow.processor_id) throw store::no_such("escrow", escrow.id);
  return Response::created(record_invoice(unit, escrow, request.as<NewInvoice>()),
                           "/v1/escrows/" + escrow.id.text() + "/tie-out");
}

Response list_invoices(const Request& request, Transaction& db) {
  const Escrow escrow = escrow_of_sides(db, request);
  return page_answer<Invoice>(request, db, "invoice", "trade_id = ?", escrow.id);
}

Response list_revisions(const Request& request, Transaction& db) {
  const Escrow escrow = escrow_of_sides(db, request);
  return page_answer<Revision>(request, db, "escrow_revision", "trade_id = ?", escrow.id);
}

}  // namespace

void bind_tax(Service& service, std::shared_ptr<Books> books) {
  service.command("reviseLoad", [books](const Request& r, Unit& unit) { return revise(r, unit, *books); });
  service.query("listRevisions", list_revisions);
  service.command("recordInvoice", invoice);
  service.query("listInvoices", list_invoices);
  service.query("getTieOut", [](const Request& request, Transaction& db) {
    return Response::ok(tie_out(db, escrow_of_sides(db, request)));
  });
}

}  // namespace heliu::treasury
