#include <expat.h>
#include <malloc.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/camt.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/benches.hpp"

namespace heliu::bench {
namespace {

constexpr std::size_t kBytes = 50'000'000;
constexpr std::size_t kPiece = 1u << 16;
constexpr int kRounds = 5;

// Indented as banks send it, an entry some 1.6 kB.
std::string entry(int n) {
  const std::string number = std::to_string(1'000'000 + n);
  return R"(      <Ntry>
        <NtryRef>)" +
         number + R"(</NtryRef>
        <Amt Ccy="CNY">)" +
         iso20022::amount_text(Fen{n % 900'000 + 1}) + R"(</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Sts>
          <Cd>BOOK</Cd>
        </Sts>
        <BookgDt>
          <Dt>2026-11-23</Dt>
        </BookgDt>
        <ValDt>
          <Dt>2026-11-23</Dt>
        </ValDt>
        <AcctSvcrRef>BANK)" +
         number + R"(</AcctSvcrRef>
        <BkTxCd>
          <Domn>
            <Cd>PMNT</Cd>
            <Fmly>
              <Cd>RCDT</Cd>
              <SubFmlyCd>DMCT</SubFmlyCd>
            </Fmly>
          </Domn>
        </BkTxCd>
        <NtryDtls>
          <TxDtls>
            <Refs>
              <EndToEndId>E2E-)" +
         number + R"(</EndToEndId>
            </Refs>
            <RltdPties>
              <Dbtr>
                <Pty>
                  <Nm>佛山市南海区铝型材示范有限公司</Nm>
                </Pty>
              </Dbtr>
              <DbtrAcct>
                <Id>
                  <Othr>
                    <Id>6222020000000001</Id>
                  </Othr>
                </Id>
              </DbtrAcct>
            </RltdPties>
            <RltdAgts>
              <DbtrAgt>
                <FinInstnId>
                  <ClrSysMmbId>
                    <MmbId>102588000015</MmbId>
                  </ClrSysMmbId>
                </FinInstnId>
              </DbtrAgt>
            </RltdAgts>
            <RmtInf>
              <Ustrd>处置费 ESC-)" +
         number + R"(</Ustrd>
            </RmtInf>
          </TxDtls>
        </NtryDtls>
      </Ntry>
)";
}

std::string balance(const std::string& code, Fen amount) {
  return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" +
         iso20022::amount_text(amount) +
         "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>\n";
}

struct File {
  std::string xml;
  std::int64_t entries = 0;
  Fen booked;
};

File make() {
  File file;
  std::string entries;
  entries.reserve(kBytes + 4'096);
  for (int n = 0; entries.size() < kBytes; ++n) {
    entries += entry(n);
    ++file.entries;
    file.booked += Fen{n % 900'000 + 1};
  }
  file.xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
      "<GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>"
      "<Acct><Id><Othr><Id>4406</Id></Othr></Id></Acct>\n" +
      balance("OPBD", Fen{}) + balance("CLBD", file.booked) + entries +
      "</Stmt></BkToCstmrStmt></Document>\n";
  return file;
}

std::size_t memory() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

struct Counter : iso20022::StatementSink {
  std::int64_t entries = 0;
  Fen booked;
  bool closes = false;
  std::size_t most_memory = 0;  // in use by the program at any entry looked at
  void begin(const iso20022::Statement&) override {}
  void entry(iso20022::Entry entry) override {
    booked += entry.amount;
    if (++entries % 1'000 == 0) most_memory = std::max(most_memory, memory());
  }
  void end(const iso20022::Statement& statement, Fen sum, std::int64_t count) override {
    entries = count;
    closes = sum == booked && statement.closing == statement.opening + sum;
  }
};

// The most memory in use on the way.
std::size_t read(const File& file) {
  Counter counter;
  iso20022::CamtReader reader(counter);
  for (std::string_view left = file.xml; !left.empty(); left.remove_prefix(std::min(left.size(), kPiece)))
    reader.feed(left.substr(0, kPiece));
  reader.finish();
  if (counter.entries != file.entries || !counter.closes)
    throw std::runtime_error("the statement was misread");
  return counter.most_memory;
}

// The same library with nothing done: what reading XML costs at the least.
void parse_only(const File& file) {
  XML_Parser parser = XML_ParserCreateNS("UTF-8", '\x1F');
  bool good = true;
  for (std::string_view left = file.xml; !left.empty(); left.remove_prefix(std::min(left.size(), kPiece))) {
    const std::string_view piece = left.substr(0, kPiece);
    good = good && XML_Parse(parser, piece.data(), static_cast<int>(piece.size()),
                             piece.size() == left.size()) == XML_STATUS_OK;
  }
  XML_ParserFree(parser);
  if (!good) throw std::runtime_error("the file is not well-formed");
}

}  // namespace

void bench_camt() {
  const File file = make();
  const std::size_t before = memory();
  std::size_t most = 0;
  std::vector<double> reading, parsing;
  for (int round = 0; round < kRounds; ++round) {
    reading.push_back(cpu_seconds_of([&] { most = std::max(most, read(file)); }));
    parsing.push_back(cpu_seconds_of([&] { parse_only(file); }));
  }
  const double megabytes = static_cast<double>(file.xml.size()) / 1e6;
  figure("camt-entries", static_cast<double>(file.entries), "entries");
  figure("camt-read", megabytes / median(reading), "MB/s");
  figure("camt-memory", static_cast<double>(most - before) / 1'000, "kB");  // beyond the file itself
  ratio("camt/bare-parser", median(parsing) / median(reading));
}

}  // namespace heliu::bench
