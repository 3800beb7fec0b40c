// The written contract of a trade (MEE order 23, art. 10), as one canonical Chinese text made of the trade's
// facts and the clauses in force on the day. Both parties sign its UTF-8 bytes; lines end in "\n".
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "market/trade.hpp"

namespace heliu::market {

// A row of contract_clause: a sentence with {placeholders}, its dates and its source. Law is data.
struct Clause {
  std::string clause;  // its name, one in force at a time
  std::int64_t place = 0;
  Date valid_from;
  std::optional<Date> valid_to;
  std::string text_zh, source;
};
BOOST_DESCRIBE_STRUCT(Clause, (), (clause, place, valid_from, valid_to, text_zh, source))

struct ContractFacts {
  Trade trade;
  Lot lot;
  SeenEnterprise producer, processor, carrier;
  SeenLicenceItem item;
  std::string code_description;  // of the catalogue
  std::string round_name;
};

// Clauses in the order of their places.
std::string contract_text(const ContractFacts& facts, const std::vector<Clause>& clauses);

// "1780.00": yuan of a count of fen.
std::string yuan(std::int64_t fen);

// The agreed text and its hash; never changed once struck. id: the trade's.
struct Contract {
  Uuid id;
  std::string text;
  std::string sm3;  // hexadecimal, of the text's bytes
};
BOOST_DESCRIBE_STRUCT(Contract, (), (id, text, sm3))

struct ContractSignature {
  Uuid id, trade_id, enterprise_id, key_id;
  std::string signature;  // DER, hexadecimal
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ContractSignature, (), (id, trade_id, enterprise_id, key_id, signature, at))

struct SignatureView {
  Uuid enterprise_id, key_id;
  std::string signature;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SignatureView, (), (enterprise_id, key_id, signature, at))

struct ContractView {
  Uuid trade_id;
  std::string text, sm3;
  std::vector<SignatureView> signatures;
};
BOOST_DESCRIBE_STRUCT(ContractView, (), (trade_id, text, sm3, signatures))

struct SignedBy {
  Uuid enterprise_id, key_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(SignedBy, (), (enterprise_id, key_id, at))

struct ContractSigned {
  Uuid trade_id;
  std::string contract_sm3;
  std::vector<SignedBy> signatures;
};
BOOST_DESCRIBE_STRUCT(ContractSigned, (), (trade_id, contract_sm3, signatures))

}  // namespace heliu::market
