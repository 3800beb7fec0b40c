#include "tests/day/sealing.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "chassis/base/sm3.hpp"
#include "tests/day/city.hpp"
#include "tests/day/trading.hpp"

namespace heliu::day {

namespace {

struct Sealing {
  std::string content, nonce, commitment;
};

std::string hash(const std::string& text) {
  return to_hex(sm3(text));
}

std::string priced_line(const std::string& nonce, const std::string& code, std::int64_t price) {
  const std::string salt = hash("heliu offer salt 2\nnonce " + nonce + "\ncode " + code + "\n");
  return "line " + code + " " +
         hash("heliu offer line 2\nsalt " + salt + "\nprice " + std::to_string(price) + "\n") + "\n";
}

std::string budget_lines(const std::vector<LineBudget>& budgets) {
  std::string text;
  for (const LineBudget& line : budgets)
    text += "budget " + line.name + " heat " + std::to_string(line.heat_kj) + "\nbudget " + line.name +
            " chlorine " + std::to_string(line.chlorine_mg) + "\n";
  return text;
}

std::string content_of(const OfferTerms& terms, const std::string& item, const std::string& from,
                       const std::string& to) {
  std::vector<std::string> priced, budgets;
  for (const auto& [code, price] : terms.lines)
    priced.push_back(Fields().text("code", code).number("price", price).json());
  for (const LineBudget& line : terms.budgets)
    budgets.push_back(Fields()
                          .text("name", line.name)
                          .number("heat_kj", line.heat_kj)
                          .number("chlorine_mg", line.chlorine_mg)
                          .json());
  return Fields()
      .text("licence_item_id", item)
      .number("kilograms", terms.kilograms)
      .raw("lines", list_of(priced))
      .raw("budgets", list_of(budgets))
      .number("least_load_kilograms", 0)
      .number("radius_metres", 0)
      .text("window_from", from)
      .text("window_to", to)
      .json();
}

Sealing sealing_of(const Day& day, const std::string& round, OfferTerms terms) {
  std::sort(terms.lines.begin(), terms.lines.end());
  const std::string item =
      words(day.id("licence/" + terms.processor)).at(static_cast<std::size_t>(terms.item));
  const std::string from = day.on(-kWindowsEarlier).start().text(), to = day.on(9).start().text();
  Sealing made{content_of(terms, item, from, to), day.derived(terms.key(round)), {}};
  std::string text = "heliu sealed offer 2\nround " + round + "\nprocessor " +
                     day.enterprise(terms.processor) + "\nlicence-item " + item + "\nkilograms " +
                     std::to_string(terms.kilograms) + "\nleast-load 0\nradius 0\nwindow " + from + " " + to +
                     "\n" + budget_lines(terms.budgets);
  for (const auto& [code, price] : terms.lines) text += priced_line(made.nonce, code, price);
  made.commitment = hash(text);
  return made;
}

struct CipherFree {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

// AES-256-GCM, the tag after the cipher text.
std::string encrypted(const std::string& plain, const std::string& key, const std::string& iv,
                      const std::string& bound) {
  const auto in = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  const std::unique_ptr<EVP_CIPHER_CTX, CipherFree> cipher(EVP_CIPHER_CTX_new());
  std::string body(plain.size(), '\0'), tag(16, '\0');
  const auto out = [](std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); };
  int size = 0;
  const bool done =
      cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, in(key), in(iv)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), nullptr, &size, in(bound), static_cast<int>(bound.size())) == 1 &&
      EVP_EncryptUpdate(cipher.get(), out(body), &size, in(plain), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), out(tag), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, 16, out(tag)) == 1;
  if (!done) throw std::runtime_error("an offer can't be encrypted");
  return body + tag;
}

}  // namespace

std::string plain_offer(const Day& day, const std::string& round, const OfferTerms& terms) {
  const Sealing sealing = sealing_of(day, round, terms);
  return Fields()
      .text("round_id", round)
      .raw("content", sealing.content)
      .text("nonce", sealing.nonce)
      .text("commitment", sealing.commitment)
      .json();
}

// Key and iv are derived like the nonce, so that a day that goes on after a crash sends the same bytes; the
// wrapped key can't be: SM2 encryption draws its own number.
std::string enveloped_offer(const Day& day, const std::string& round, const std::string& public_key,
                            const OfferTerms& terms, bool wrong_nonce) {
  const Sealing sealing = sealing_of(day, round, terms);
  const std::string nonce = wrong_nonce ? day.derived("another " + terms.key(round)) : sealing.nonce;
  const std::string plain = Fields().raw("content", sealing.content).text("nonce", nonce).json();
  const std::string key = from_hex(day.derived("envelope " + terms.key(round))).value();
  const std::string iv = from_hex(day.derived("iv " + terms.key(round)).substr(0, 24)).value();
  const std::string bound = "heliu sealed envelope 1\nround " + round + "\nprocessor " +
                            day.enterprise(terms.processor) + "\ncommitment " + sealing.commitment + "\n";
  const std::string wrapped =
      day.journal.once(terms.key(round) + "/wrapped", [&] { return to_hex(sm2_encrypt(public_key, key)); });
  const std::string envelope = Fields()
                                   .text("algorithm", "SM2-AES-256-GCM")
                                   .text("wrapped_key", wrapped)
                                   .text("iv", to_hex(iv))
                                   .text("body", to_hex(encrypted(plain, key, iv, bound)))
                                   .json();
  return Fields()
      .text("round_id", round)
      .text("commitment", sealing.commitment)
      .raw("envelope", envelope)
      .json();
}

std::string opened_share(const Day& day, const Json& round) {
  const auto cipher = from_hex(text_at(member(round, "sealing"), "regulator_share"));
  const auto share = cipher ? sm2_decrypt(signing_key(day, kSealingKey), *cipher) : std::nullopt;
  if (!share) throw std::runtime_error("the regulator's share of the round's key does not open");
  return to_hex(*share);
}

}  // namespace heliu::day
