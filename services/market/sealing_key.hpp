// The regulator's SM2 key for which its share of every round's key is encrypted. It is registered here by the
// regulator itself: a key that opens is never one that signs.
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"

namespace heliu::market {

struct NewSealingKey {
  std::string name, public_key;  // PEM
};
BOOST_DESCRIBE_STRUCT(NewSealingKey, (), (name, public_key))

struct SealingKey {
  Uuid id, enterprise_id;
  std::string name, public_key;
  Instant registered_at;
};
BOOST_DESCRIBE_STRUCT(SealingKey, (), (id, enterprise_id, name, public_key, registered_at))

}  // namespace heliu::market
