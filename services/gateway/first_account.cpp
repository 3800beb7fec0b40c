#include "gateway/first_account.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/identity/key_files.hpp"
#include "gateway/account.hpp"
#include "gateway/password.hpp"

namespace heliu::gateway {

namespace {

// The password in the file, made now when there is none: written whole before its name appears.
std::string first_password(const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return read_secret(file);
  const std::string password = to_base64url(random_bytes(15));
  std::filesystem::create_directories(file.parent_path());
  write_file(file, password + "\n", 0600);
  return password;
}

}  // namespace

void ensure_first_account(Service& service) {
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
}

}  // namespace heliu::gateway
