#include "chassis/identity/certificate.hpp"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/identity/key_files.hpp"

namespace heliu {

namespace {

struct CertificateFree {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, CertificateFree>;

void require(bool done) {
  if (!done) throw std::runtime_error("a certificate can't be made");
}

std::string subject_names(const std::vector<std::string>& hosts) {
  std::string text;
  for (const auto& host : hosts) {
    const bool address =
        host.find_first_not_of("0123456789.") == std::string::npos || host.find(':') < host.size();
    text += (text.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + host;
  }
  return text;
}

void extend(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  require(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

Certificate certificate_of(EVP_PKEY* key, const std::vector<std::string>& hosts, std::chrono::days validity) {
  Certificate made(X509_new());
  X509_set_version(made.get(), X509_VERSION_3);
  const std::string serial = random_bytes(8);
  std::uint64_t number = 0;
  for (const unsigned char byte : serial) number = number << 8 | byte;
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), number >> 1);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -300);  // clocks differ a little
  X509_gmtime_adj(X509_getm_notAfter(made.get()), std::chrono::seconds(validity).count());
  X509_set_pubkey(made.get(), key);
  X509_NAME* name = X509_get_subject_name(made.get());
  const auto* common = reinterpret_cast<const unsigned char*>(hosts.front().c_str());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, common, -1, -1, 0);
  X509_set_issuer_name(made.get(), name);
  extend(made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  extend(made.get(), NID_key_usage, "critical,digitalSignature,keyCertSign");
  extend(made.get(), NID_ext_key_usage, "serverAuth");
  extend(made.get(), NID_subject_alt_name, subject_names(hosts));
  require(X509_sign(made.get(), key, EVP_sha256()) > 0);
  return made;
}

std::string pem_of(X509* certificate) {
  BIO* bio = BIO_new(BIO_s_mem());
  require(PEM_write_bio_X509(bio, certificate) == 1);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  std::string text(data, static_cast<std::size_t>(size));
  BIO_free(bio);
  return text;
}

}  // namespace

bool make_certificate(const std::filesystem::path& certificate, const std::filesystem::path& private_key,
                      const std::vector<std::string>& hosts, std::chrono::days validity) {
  namespace fs = std::filesystem;
  if (fs::exists(certificate) && fs::exists(private_key)) return false;
  if (hosts.empty()) throw std::runtime_error("a certificate needs a host name");
  fs::create_directories(fs::absolute(certificate).parent_path());
  fs::create_directories(fs::absolute(private_key).parent_path());
  const Pkey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  require(key != nullptr);
  write_file(private_key, private_pem(key.get()), 0600);
  write_file(certificate, pem_of(certificate_of(key.get(), hosts, validity).get()), 0644);
  return true;
}

}  // namespace heliu
