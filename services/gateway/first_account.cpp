#include "gateway/first_account.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "chassis/base/bytes.hpp"
#include "gateway/account.hpp"
#include "gateway/password.hpp"

namespace heliu::gateway {

namespace {

// The password in the file, made now when there is none: written whole before its name appears.
std::string first_password(const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return read_secret(file);
  const std::string password = to_base64url(random_bytes(15));
  const std::string made = file.string() + ".new";
  const int descriptor = open(made.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
  const std::string line = password + "\n";
  const bool written = descriptor >= 0 &&
                       write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                       fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!written) throw std::runtime_error("cannot write " + file.string());
  std::filesystem::rename(made, file);
  return password;
}

}  // namespace

void keep_first_account(Service& service) {
  service.background("first account", [&service](std::stop_token) {
    bool known = false;
    service.database().read([&](Transaction& db) {
      known = db.value<std::int64_t>("SELECT 1 FROM account WHERE login = 'operator'").has_value();
    });
    if (known) return;
    Account account;
    account.id = Uuid::v7();
    account.login = "operator";
    account.name = "平台运营 · operator";
    account.roles = {"operator"};
    account.password_hash = hash_password(
        first_password(service.config().path("paths.secrets", "var/secrets") / "operator.password"));
    service.transact([&](Unit& unit) {
      if (!unit.db.value<std::int64_t>("SELECT 1 FROM account WHERE login = 'operator'"))
        unit.db.insert("account", account);
    });
  });
}

}  // namespace heliu::gateway
