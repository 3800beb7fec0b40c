// A closed day as a text that finance signs with SM2: every figure of the close, nothing else, so that
// anybody who holds the text and the key can check it without us.
#pragma once
#include <string>

#include "treasury/day_close.hpp"

namespace heliu::treasury {

// One figure a line, "name: value", in a fixed order; ends with a line feed. Pure.
std::string text_of(const DayClose& close);

// Row of day_close_signature; text_sm3 and signature in hexadecimal.
struct DaySignature {
  Uuid id;
  Date date;
  Uuid key_id, enterprise_id;
  std::string text_sm3, signature, signed_by;
  Instant signed_at;
};
BOOST_DESCRIBE_STRUCT(DaySignature, (),
                      (id, date, key_id, enterprise_id, text_sm3, signature, signed_by, signed_at))

struct NewDaySignature {
  Uuid key_id;
  std::string signature;
};
BOOST_DESCRIBE_STRUCT(NewDaySignature, (), (key_id, signature))

// By a key of the caller's own enterprise. Throws Problem "not-found", "signature-invalid" or
// "already-signed".
DaySignature sign_day(Unit& unit, const DayClose& close, const NewDaySignature& asked);

}  // namespace heliu::treasury
