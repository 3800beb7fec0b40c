#include "chassis/ops/log.hpp"
#include "gateway/api.hpp"

namespace heliu::gateway {

namespace {

struct UserRegistered {
  Uuid id;
  std::string login, name;
  std::optional<Uuid> enterprise_id;
  std::vector<std::string> roles;
};
BOOST_DESCRIBE_STRUCT(UserRegistered, (), (id, login, name, enterprise_id, roles))

}  // namespace

void follow_feeds(Service& service) {
  service.follow("registry", "user.registered", [](Unit& unit, const FeedEvent& event) {
    const auto user = event.as<UserRegistered>();
    if (unit.db.value<std::int64_t>("SELECT 1 FROM account WHERE login = ? OR id = ?", user.login, user.id)) {
      log::warn("a user's id or sign-in name belongs to an account already", {{"user", user.id.text()}});
      return;
    }
    Account account;
    account.id = user.id;
    account.login = user.login;
    account.name = user.name;
    account.enterprise_id = user.enterprise_id;
    account.roles = user.roles;
    unit.db.insert("account", account);
  });
}

}  // namespace heliu::gateway
