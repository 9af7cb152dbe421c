"""account.getAppPermissions: what a person's token may do, as VK's mask of rights (facts §7)."""

from sandbox.vk.args import Args
from sandbox.vk.errors import VkApiError
from sandbox.vk.hub import Vk
from sandbox.vk.methods.registry import method
from sandbox.vk.world import Token

MASKS = {
    "notify": 1, "friends": 2, "photos": 4, "audio": 8, "video": 16, "stories": 64, "pages": 128, "menu": 256,
    "status": 1024, "notes": 2048, "messages": 4096, "wall": 8192, "ads": 32768, "offline": 65536, "docs": 131072,
    "groups": 262144, "notifications": 524288, "stats": 1048576, "email": 4194304, "market": 134217728,
}  # fmt: skip


@method("account.getAppPermissions", "user_id", kinds="person")
def get_app_permissions(_vk: Vk, token: Token, args: Args) -> int:
    """Return the rights of the token. Those of another person are nobody's business. [I]"""
    if args.has("user_id") and args.integer("user_id", low=1) != token.owner_id:
        raise VkApiError(15)
    return sum(mask for name, mask in MASKS.items() if name in token.rights)
