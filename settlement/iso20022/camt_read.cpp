// Which elements of a camt file are what; camt_entry.cpp reads one entry.
#include <charconv>
#include <optional>
#include <stdexcept>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/camt_entry.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/xml_stream.hpp"

namespace heliu::iso20022 {
namespace {

constexpr int kOldestVersion = 2;
constexpr int kNewestVersion = 13;
constexpr std::uint64_t kMaxElements = 16'000'000;  // some 400 MB of them

struct Shape {
  CamtKind kind;
  std::string_view message, body, statement;
};
constexpr Shape kShapes[]{
    {CamtKind::Report052, "camt.052.001.", "BkToCstmrAcctRpt", "Rpt"},
    {CamtKind::Statement053, "camt.053.001.", "BkToCstmrStmt", "Stmt"},
    {CamtKind::Notification054, "camt.054.001.", "BkToCstmrDbtCdtNtfctn", "Ntfctn"},
};

const Shape& shape_of(std::string_view message, const Place& place) {
  for (const Shape& shape : kShapes) {
    if (!message.starts_with(shape.message) || message.size() != 15) continue;
    int version = 0;
    const auto [end, error] = std::from_chars(message.data() + 13, message.data() + 15, version);
    if (error == std::errc() && end == message.data() + 15 && version >= kOldestVersion &&
        version <= kNewestVersion)
      return shape;
    throw FormatError("The version of " + std::string(message) + " is not known.", place);
  }
  throw FormatError("The file is neither a camt.052, a camt.053 nor a camt.054 document.", place);
}

// Chooses the booked balances that open and close, once all are known.
class Balances {
 public:
  void take(const XmlNode& node, Money& money, Statement& statement) {
    Balance balance;
    balance.code = node.text("Tp/CdOrPrtry/Cd");
    if (balance.code.empty()) balance.code = node.text("Tp/CdOrPrtry/Prtry");
    const bool counts = balance.code == "OPBD" || balance.code == "PRCD" || balance.code == "CLBD";
    // Others may be in another currency, or shortened: they are kept, not understood.
    if (!counts && (!money.ours(node.child("Amt")) || !node.child("CdtDbtInd")))
      return node.unread(statement.unknown);
    balance.amount = signed_amount(money.at(node, "Amt"), credit_at(node));
    balance.day = day_at(node, "Dt");
    node.unread(statement.unknown);
    statement.balances.push_back(std::move(balance));
  }

  // True if an interim one had to stand in.
  static bool choose(Statement& statement) {
    const Balance *opening = first(statement, "OPBD"), *closing = first(statement, "CLBD");
    if (opening == nullptr) opening = first(statement, "PRCD");
    // A page that is not the first opens, and one that is not the last closes, with an interim balance.
    const Balance* interim = first(statement, "ITBD");
    const bool stands_in =
        statement.kind == CamtKind::Statement053 && interim != nullptr && (!opening || !closing);
    if (stands_in) {
      if (opening == nullptr) {
        opening = interim;
        interim = first(statement, "ITBD", interim);
      }
      if (closing == nullptr) closing = interim;
    }
    statement.has_opening = opening != nullptr;
    statement.has_closing = closing != nullptr;
    if (opening != nullptr) statement.opening = opening->amount;
    if (closing != nullptr) statement.closing = closing->amount;
    if (closing != nullptr) statement.day = closing->day;
    return stands_in;
  }

 private:
  static const Balance* first(const Statement& statement, std::string_view code,
                              const Balance* after = nullptr) {
    for (const Balance& balance : statement.balances)
      if (balance.code == code && (after == nullptr || &balance > after)) return &balance;
    return nullptr;
  }
};

}  // namespace

struct CamtReader::State : XmlReader {
  State(StatementSink& to, const ReadOptions& with)
      : sink(to), options(with), stream(*this, {with.max_bytes, kMaxElements, 1'000'000, 40}) {}

  StatementSink& sink;
  ReadOptions options;
  XmlStream stream;
  const Shape* shape = nullptr;
  enum class Level { Outside, Document, Body, Statement } level = Level::Outside;
  Tolerances of_file;
  std::vector<Kept> outside_statements;
  int statements = 0;
  // Of the statement in hand.
  Statement head;
  std::optional<Money> money;
  bool begun = false;
  Fen booked, turnover;
  std::int64_t count = 0;
  std::optional<std::pair<std::uint64_t, std::optional<Fen>>> summary;

  bool open(std::string_view name, std::string_view uri) override {
    switch (level) {
      case Level::Outside:
        if (name == "Document")
          open_document(uri);
        else
          of_file.use(Tolerance::DocumentInEnvelope, stream.here());
        return false;
      case Level::Document:
        open_body(name);
        return false;
      case Level::Body:
        if (name != shape->statement) return true;
        open_statement();
        return false;
      case Level::Statement:
        return true;
    }
    return true;
  }

  void open_document(std::string_view uri) {
    level = Level::Document;
    if (shape != nullptr) throw FormatError("The XML holds more than one document.", stream.here());
    if (uri.empty()) return of_file.use(Tolerance::NamespaceMissing, stream.here());
    const std::string_view message = message_of(uri);
    if (message.empty()) throw FormatError("The file is not an ISO 20022 document.", stream.here());
    if (uri.starts_with("urn:swift:")) of_file.use(Tolerance::NamespaceOfSwift, stream.here());
    shape = &shape_of(message, stream.here());
  }

  void open_body(std::string_view name) {
    for (const Shape& candidate : kShapes)
      if (shape == nullptr && name == candidate.body) shape = &candidate;
    if (shape == nullptr || name != shape->body)
      throw FormatError("The document does not begin with " +
                            (shape ? std::string(shape->body) : "a statement, report or notification") + ".",
                        stream.here());
    level = Level::Body;
  }

  void open_statement() {
    level = Level::Statement;
    ++statements;
    head = Statement{};
    head.kind = shape->kind;
    head.has_opening = head.has_closing = false;
    head.tolerances = of_file;
    head.unknown = outside_statements;
    money.emplace(options.currency);
    begun = false;
    booked = turnover = {};
    count = 0;
    summary.reset();
  }

  void collected(const XmlNode& node) override {
    try {
      if (level == Level::Statement) return part(node);
      node.unread(outside_statements);  // GrpHdr: who sent it when
    } catch (const std::overflow_error&) {
      throw FormatError("The sums of the entries pass 64 bits.", node.place());
    }
  }

  void part(const XmlNode& node) {
    const std::string_view name = node.name();
    if (name == "Ntry") return entry(node);
    if (name == "Bal") return Balances().take(node, *money, head);
    if (name == "Id") {
      head.id = node.required("");
    } else if (name == "ElctrncSeqNb") {
      head.electronic_sequence = static_cast<std::int64_t>(node.count(""));
    } else if (name == "CreDtTm") {
      head.created_at = node.text();
    } else if (name == "FrToDt") {
      head.from = node.text("FrDtTm");
      head.to = node.text("ToDtTm");
    } else if (name == "CpyDplctInd") {
      const std::string copy = node.text();
      head.duplicate = copy == "DUPL" || copy == "CODU";
    } else if (name == "Acct") {
      head.account = account_at(node);
      if (head.account.empty()) throw FormatError("The account number is missing.", node.place());
    } else if (name == "TxsSummry") {
      read_summary(node.child("TtlNtries"));
    }
    std::vector<Kept> left;
    node.unread(left);
    for (Kept& kept : left)
      head.unknown.push_back({std::string(name) + "/" + kept.path, std::move(kept.text)});
    if (!node.first() && !node.was_read()) head.unknown.push_back({std::string(name), node.text()});
  }

  void read_summary(const XmlNode& total) {
    if (!total || !total.child("NbOfNtries")) return;
    summary.emplace(total.count("NbOfNtries"), std::nullopt);
    if (total.child("Sum")) summary->second = total.hundredths("Sum");
  }

  void begin() {
    if (begun) return;
    begun = true;
    if (head.id.empty())
      throw FormatError(std::string(shape->statement) + "/Id is missing or empty.", stream.here());
    if (head.account.empty()) throw FormatError("The account number is missing.", stream.here());
    Balances::choose(head);
    head.currency = money->currency();
    sink.begin(head);
  }

  void entry(const XmlNode& node) {
    begin();
    Entry read = read_entry(node, head.account, *money, head.tolerances);
    if (read.posts()) booked += read.amount;
    turnover += read.amount < Fen{} ? -read.amount : read.amount;
    ++count;
    sink.entry(std::move(read));
  }

  void close(std::string_view) override {
    if (level == Level::Statement) {
      end_statement();
      level = Level::Body;
    } else if (level == Level::Body) {
      if (statements == 0) throw FormatError("The file holds no statement or notification.", stream.here());
      level = Level::Document;
    } else {
      level = Level::Outside;
    }
  }

  void end_statement() {
    begin();
    // Again: balances may stand behind the entries.
    if (Balances::choose(head)) head.tolerances.use(Tolerance::BalanceInterim, stream.here());
    if (head.kind == CamtKind::Statement053 && !head.checkable())
      head.tolerances.use(Tolerance::BalanceMissing, stream.here());
    head.currency = money->currency();
    if (summary && (summary->first != static_cast<std::uint64_t>(count) ||
                    summary->second.value_or(turnover) != turnover))
      head.tolerances.use(Tolerance::SummaryDiffers, stream.here());
    try {
      static_cast<void>(head.closing - (head.opening + booked));
    } catch (const std::overflow_error&) {
      throw FormatError("The sums of the entries pass 64 bits.", stream.here());
    }
    sink.end(head, booked, count);
  }
};

CamtReader::CamtReader(StatementSink& sink, const ReadOptions& options)
    : state_(std::make_unique<State>(sink, options)) {}
CamtReader::~CamtReader() = default;

void CamtReader::feed(std::string_view bytes) {
  state_->stream.feed(bytes);
}

void CamtReader::finish() {
  state_->stream.finish();
  if (state_->statements == 0) throw FormatError("The file is not an ISO 20022 document.", Place{1, 1, ""});
}

std::vector<Statement> read_camt(std::string_view xml, const ReadOptions& options) {
  struct Collector : StatementSink {
    std::vector<Statement> statements;
    std::vector<Entry> entries;
    void begin(const Statement&) override { entries.clear(); }
    void entry(Entry entry) override { entries.push_back(std::move(entry)); }
    void end(const Statement& statement, Fen, std::int64_t) override {
      statements.push_back(statement);
      statements.back().entries = std::move(entries);
    }
  } collector;
  refuse_disguised_utf8(xml);
  CamtReader reader(collector, options);
  reader.feed(xml);
  reader.finish();
  return std::move(collector.statements);
}

}  // namespace heliu::iso20022
