#include "chassis/identity/key_files.hpp"

#include <fcntl.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "chassis/base/bytes.hpp"

namespace heliu {

namespace fs = std::filesystem;

namespace {

struct BioFree {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, BioFree>;

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
  throw std::runtime_error("key file " + file.string() + ": " + why);
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string public_pem(EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PUBKEY(bio.get(), key) != 1)
    throw std::runtime_error("a public key can't be written as PEM");
  return text_of(bio.get());
}

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return in ? text.str() : std::string();
}

// A whole file beside its final place, so that nobody ever reads half of it.
fs::path write_aside(const fs::path& file, const std::string& content, mode_t mode) {
  const fs::path aside = file.string() + "." + to_hex(random_bytes(8));
  const int descriptor = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) fail(aside, std::strerror(errno));
  const bool written =
      ::write(descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!written) {
    ::unlink(aside.c_str());
    fail(file, "can't be written");
  }
  return aside;
}

void make_private(const fs::path& file, const char* kind) {
  const Pkey fresh(EVP_PKEY_Q_keygen(nullptr, nullptr, kind));
  if (!fresh) throw std::runtime_error(std::string("this OpenSSL makes no keys of the kind ") + kind);
  const fs::path aside = write_aside(file, private_pem(fresh.get()), 0600);
  // link() refuses to replace: of two processes that start together one wins and both read its key.
  const bool placed = ::link(aside.c_str(), file.c_str()) == 0 || errno == EEXIST;
  const int reason = errno;
  ::unlink(aside.c_str());
  if (!placed) fail(file, std::strerror(reason));
}

Pkey read_private(const fs::path& file, const char* kind) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) fail(file, std::strerror(errno));
  if ((state.st_mode & 077) != 0) fail(file, "is open to others; it must have mode 0600");
  const std::string pem = read_all(file);
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  Pkey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  if (!key || EVP_PKEY_is_a(key.get(), kind) != 1)
    fail(file, std::string("holds no private key of the kind ") + kind);
  return key;
}

}  // namespace

bool is_issuer_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::string private_pem(EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_secmem()));
  if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
    throw std::runtime_error("a private key can't be written as PEM");
  return text_of(bio.get());
}

void write_file(const fs::path& file, const std::string& content, unsigned mode) {
  fs::rename(write_aside(file, content, mode), file);
}

Pkey own_key(const fs::path& folder, const std::string& name, const char* kind) {
  if (!is_issuer_name(name)) throw std::runtime_error("\"" + name + "\" can't be an issuer's name");
  fs::create_directories(folder);
  const fs::path file = folder / (name + ".key"), shown = folder / (name + ".pub");
  if (!fs::exists(file)) make_private(file, kind);
  Pkey key = read_private(file, kind);
  const std::string pem = public_pem(key.get());
  if (read_all(shown) != pem) write_file(shown, pem, 0644);
  return key;
}

Pkey public_key(const fs::path& folder, const std::string& name) {
  if (!is_issuer_name(name)) return nullptr;
  const std::string pem = read_all(folder / (name + ".pub"));
  if (pem.empty()) return nullptr;
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  Pkey key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
  if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) return nullptr;
  return key;
}

}  // namespace heliu
