#include "settlement/iso20022/camt_entry.hpp"

#include <stdexcept>

#include "settlement/iso20022/text_rules.hpp"

namespace heliu::iso20022 {
namespace {

EntryStatus status_of(const XmlNode& entry, Tolerances& tolerances) {
  std::string text = entry.text("Sts/Cd");  // from version 08 on a choice stands inside
  if (text.empty() && !entry.text("Sts/Prtry").empty()) {
    tolerances.use(Tolerance::StatusProprietary, entry.find("Sts").place());
    return EntryStatus::INFO;
  }
  if (text.empty()) text = entry.required("Sts");
  if (text == "BOOK") return EntryStatus::BOOK;
  if (text == "PDNG" || text == "FUTR") return EntryStatus::PDNG;
  if (text == "INFO") return EntryStatus::INFO;
  throw FormatError("The status of an entry is not known.", entry.find("Sts").place());
}

std::string name_of(const XmlNode& party) {
  for (const std::string_view path : {"Nm", "Pty/Nm", "Agt/FinInstnId/Nm"})  // Pty and Agt from 08 on
    if (std::string name = party.text(path); !name.empty()) return name;
  return {};
}

// The other side of the payment. Of a credit that is the debtor; a reversal names the parties of what it
// undoes; a return may name either way round, but nobody is his own counterparty.
void read_counterparty(const XmlNode& parties, bool debtor_is_other, const std::string& own,
                       EntryDetail& detail) {
  if (!parties) return;
  std::string role = debtor_is_other ? "Dbtr" : "Cdtr";
  if (!own.empty() && account_at(parties.find(role + "Acct")) == own)
    role = debtor_is_other ? "Cdtr" : "Dbtr";
  detail.counterparty_account = account_at(parties.find(role + "Acct"));
  detail.counterparty_name = name_of(parties.find(role));
  if (detail.counterparty_name.empty()) detail.counterparty_name = name_of(parties.find("Ultmt" + role));
}

void read_charges(const XmlNode& from, Money& money, std::vector<Charge>& charges) {
  for (XmlNode group = from.child("Chrgs"); group; group = group.next("Chrgs")) {
    const XmlNode first = group.child("Rcrd");  // from version 03 on the single charges stand in records
    for (XmlNode one = first ? first : group; one; one = first ? one.next("Rcrd") : XmlNode()) {
      const XmlNode amount = one.child("Amt");
      if (!amount || !money.ours(amount)) continue;
      const bool back = one.child("CdtDbtInd") && credit_at(one);
      charges.push_back(
          {signed_amount(money.at(one, "Amt"), !back), one.flag("ChrgInclInd"), one.text("Br")});
    }
  }
}

std::optional<Return> read_return(const XmlNode& info) {
  if (!info) return std::nullopt;
  Return back{info.text("Rsn/Cd"), ""};
  if (back.code.empty()) back.code = info.text("Rsn/Prtry");
  for (XmlNode line = info.child("AddtlInf"); line; line = line.next("AddtlInf"))
    back.text += (back.text.empty() ? "" : " ") + line.text();
  return back;
}

std::string remittance_of(const XmlNode& remittance, std::string& structured) {
  std::string text;
  for (XmlNode line = remittance.child("Ustrd"); line; line = line.next("Ustrd"))
    text += (text.empty() ? "" : " ") + line.text();
  structured = remittance.text("Strd/CdtrRefInf/Ref");
  return text.empty() ? structured : text;
}

// Signed like the payment; nothing, and the tolerance named, if it has none in our currency.
void read_detail_amount(const XmlNode& node, bool entry_is_credit, Money& money, Tolerances& tolerances,
                        EntryDetail& detail) {
  const bool credit = node.child("CdtDbtInd") ? credit_at(node) : entry_is_credit;
  bool other = false;
  for (const std::string_view path : {"Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"}) {
    const XmlNode amount = node.find(path);
    if (!amount) continue;
    if (money.ours(amount)) {
      detail.amount = signed_amount(money.at(node, path), credit);
      return;
    }
    other = true;
  }
  tolerances.use(other ? Tolerance::DetailOtherCurrency : Tolerance::DetailAmountMissing, node.place());
}

EntryDetail read_detail(const XmlNode& node, bool debtor_is_other, const std::string& own, Money& money,
                        std::string& structured) {
  EntryDetail detail;
  const XmlNode references = node.child("Refs");
  detail.end_to_end_id = references.text("EndToEndId");
  if (detail.end_to_end_id == "NOTPROVIDED") detail.end_to_end_id.clear();
  detail.account_servicer_ref = references.text("AcctSvcrRef");
  detail.instruction_id = references.text("InstrId");
  detail.remittance = remittance_of(node.child("RmtInf"), structured);
  if (detail.remittance.empty()) detail.remittance = node.text("AddtlTxInf");
  read_counterparty(node.child("RltdPties"), debtor_is_other, own, detail);
  read_charges(node, money, detail.charges);
  detail.returned = read_return(node.child("RtrInf"));
  return detail;
}

std::string transaction_code(const XmlNode& code) {
  std::string text = code.text("Domn/Cd");
  for (const std::string_view path : {"Domn/Fmly/Cd", "Domn/Fmly/SubFmlyCd"})
    if (const std::string part = code.text(path); !part.empty()) text += "/" + part;
  return text.empty() ? code.text("Prtry/Cd") : text;
}

// The entry is one payment: what the payment says, the entry says.
void fold(const XmlNode& payment, EntryDetail&& only, Entry& entry) {
  entry.end_to_end_id = std::move(only.end_to_end_id);
  entry.remittance = std::move(only.remittance);
  entry.counterparty_name = std::move(only.counterparty_name);
  entry.counterparty_account = std::move(only.counterparty_account);
  entry.instruction_id = std::move(only.instruction_id);
  entry.returned = std::move(only.returned);
  for (Charge& charge : only.charges) entry.charges.push_back(std::move(charge));
  if (entry.account_servicer_ref.empty()) entry.account_servicer_ref = std::move(only.account_servicer_ref);
  if (entry.transaction_code.empty()) entry.transaction_code = transaction_code(payment.child("BkTxCd"));
  // The amounts of one payment repeat the entry's, in our currency or the payer's.
}

void read_payments(const XmlNode& node, const std::string& own, Money& money, Tolerances& tolerances,
                   Entry& entry) {
  const bool credit = entry.amount > Fen{} || (entry.amount == Fen{} && credit_at(node));
  const bool debtor_is_other = credit != entry.reversal;
  std::vector<XmlNode> payments;
  for (XmlNode part = node.child("NtryDtls"); part; part = part.next("NtryDtls")) {
    if (const XmlNode batch = part.child("Btch"))
      entry.batch_count +=
          static_cast<std::int64_t>(std::min<std::uint64_t>(batch.count("NbOfTxs"), 1u << 30));
    for (XmlNode payment = part.child("TxDtls"); payment; payment = payment.next("TxDtls"))
      payments.push_back(payment);
  }
  std::string structured;
  if (payments.size() == 1 && entry.batch_count <= 1) {
    fold(payments[0], read_detail(payments[0], debtor_is_other, own, money, entry.structured_reference),
         entry);
    return;
  }
  for (const XmlNode& payment : payments) {
    EntryDetail detail = read_detail(payment, debtor_is_other, own, money, structured);
    read_detail_amount(payment, credit, money, tolerances, detail);
    payment.unread(detail.unknown);
    payment.count_as_read();
    entry.details.push_back(std::move(detail));
  }
  if (payments.empty()) return;
  if (entry.batch_count != 0 && entry.batch_count != std::ssize(payments))
    tolerances.use(Tolerance::BatchCountDiffers, node.place());
  if (entry.details_difference()) tolerances.use(Tolerance::BatchSumDiffers, node.place());
}

}  // namespace

bool Money::ours(const XmlNode& amount) const {
  return currency_.empty() || amount.attribute("Ccy") == currency_;
}

Fen Money::at(const XmlNode& from, std::string_view path) {
  const XmlNode amount = from.find(path);
  const std::string name = std::string(from.name()) + "/" + std::string(path);
  if (!amount) throw FormatError(name + " is missing.", from.place());
  const std::string_view found = amount.attribute("Ccy");
  if (currency_.empty()) currency_ = found;
  if (found.empty()) throw FormatError(name + " names no currency.", amount.place());
  if (found != currency_) throw FormatError(name + " is not in " + currency_ + ".", amount.place());
  return from.hundredths(path);
}

bool credit_at(const XmlNode& from) {
  const std::string text = from.required("CdtDbtInd");
  if (text != "CRDT" && text != "DBIT")
    throw FormatError("CdtDbtInd is neither CRDT nor DBIT.", from.child("CdtDbtInd").place());
  return text == "CRDT";
}

Fen signed_amount(Fen amount, bool credit) {
  return credit ? amount : -amount;
}

std::string day_at(const XmlNode& from, std::string_view path) {
  const XmlNode node = from.find(path);
  std::string text = node.text("Dt");
  if (text.empty()) text = node.text("DtTm");
  if (text.empty()) return text;
  text = text.substr(0, 10);  // xs:date may carry a zone behind the day
  try {
    require_day(path, text);
  } catch (const std::invalid_argument& fault) {
    throw FormatError(std::string(fault.what()) + ".", node.place());
  }
  return text;
}

std::string account_at(const XmlNode& account) {
  std::string iban = account.text("Id/IBAN");
  return iban.empty() ? account.text("Id/Othr/Id") : iban;
}

Entry read_entry(const XmlNode& node, const std::string& own, Money& money, Tolerances& tolerances) {
  Entry entry;
  entry.amount = signed_amount(money.at(node, "Amt"), credit_at(node));
  entry.entry_ref = node.text("NtryRef");
  entry.account_servicer_ref = node.text("AcctSvcrRef");
  entry.status = status_of(node, tolerances);
  entry.booking_date = day_at(node, "BookgDt");
  entry.value_date = day_at(node, "ValDt");
  entry.reversal = node.flag("RvslInd");
  entry.transaction_code = transaction_code(node.child("BkTxCd"));
  read_charges(node, money, entry.charges);
  read_payments(node, own, money, tolerances, entry);
  if (entry.remittance.empty() && entry.details.empty()) entry.remittance = node.text("AddtlNtryInf");
  node.unread(entry.unknown);
  return entry;
}

}  // namespace heliu::iso20022
