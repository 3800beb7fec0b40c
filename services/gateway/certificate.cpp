#include "gateway/certificate.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <memory>
#include <stdexcept>

#include "chassis/base/bytes.hpp"

namespace heliu::gateway {

namespace {

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using File = std::unique_ptr<FILE, Deleter<fclose>>;

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error(std::string("certificate: ") + what);
}

void add_extension(X509* certificate, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  require(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1, "extension not added");
  X509_EXTENSION_free(extension);
}

Certificate self_signed(EVP_PKEY* key) {
  Certificate certificate(X509_new());
  require(certificate != nullptr, "no memory");
  X509_set_version(certificate.get(), 2);
  const std::string serial = random_bytes(8);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()),
                          std::hash<std::string>{}(serial)&0x7fffffffffffffffULL);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 10L * 365 * 24 * 3600);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>("Heliu gateway"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  add_extension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
  add_extension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
  require(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "not signed");
  return certificate;
}

File open_new(const std::filesystem::path& path, mode_t mode) {
  const int descriptor = open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, mode);
  require(descriptor >= 0, "file not writable");
  return File(fdopen(descriptor, "w"));
}

}  // namespace

void ensure_certificate(const std::filesystem::path& folder) {
  const auto certificate_file = folder / "gateway.pem", key_file = folder / "gateway.key";
  if (std::filesystem::exists(certificate_file) && std::filesystem::exists(key_file)) return;
  std::filesystem::create_directories(folder);
  const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  require(key != nullptr, "key not made");
  const Certificate certificate = self_signed(key.get());
  const File secret = open_new(key_file, 0600), open_part = open_new(certificate_file, 0644);
  require(PEM_write_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
              PEM_write_X509(open_part.get(), certificate.get()) == 1,
          "not written");
}

}  // namespace heliu::gateway
