// A sealed offer as it is kept until its round is opened: readable with the round's private key alone. The
// market makes one of an offer that comes in plain words; a client may make one on its side.
//
//   data key     32 random bytes
//   wrapped_key  SM2 encryption of the data key for the round's public key, DER SEQUENCE{C1x, C1y, C3, C2}
//   iv           12 random bytes
//   body         AES-256-GCM of the plain text under data key and iv, the 16-byte tag after it
//   associated data, UTF-8, each line with its "\n":
//                heliu sealed envelope 1
//                round ID
//                processor ID
//                commitment HEX
//   plain text   {"content":{…},"nonce":"64 digits"} as POST /v1/offers takes them; blanks may follow (the
//                market fills up to a whole number of 1024 bytes, so that the length tells nothing)
//
// All three members are hexadecimal, lower case.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "market/commitment.hpp"

namespace heliu::market {

inline constexpr const char* kEnvelopeAlgorithm = "SM2-AES-256-GCM";

struct Envelope {
  std::string algorithm = kEnvelopeAlgorithm;
  std::string wrapped_key, iv, body;
};
BOOST_DESCRIBE_STRUCT(Envelope, (), (algorithm, wrapped_key, iv, body))

// The plain text.
struct SealedWords {
  OfferContent content;
  std::string nonce;
};
BOOST_DESCRIBE_STRUCT(SealedWords, (), (content, nonce))

// What binds an envelope to its place.
struct SealedFor {
  Uuid round, processor;
  std::string commitment;
};

// public_key: PEM, SM2. Throws std::runtime_error when it can't be used.
Envelope seal_words(const SealedWords& words, const SealedFor& place, const std::string& public_key);
// The same for any plain text.
Envelope seal_text(std::string text, const SealedFor& place, const std::string& public_key);

// The plain text; nothing when the envelope is another key's, another place's, altered or malformed.
std::optional<std::string> open_envelope(const Envelope& envelope, const SealedFor& place,
                                         const std::string& private_key);

}  // namespace heliu::market
