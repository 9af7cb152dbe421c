"""The default cast: a sales team with its group, and a stranger."""

from sandbox.telegram.world import GENERAL_TOPIC, Bot, Chat, Message, Person, Topic, World

OWNER_ID = 1001
MANAGER_ID = 1002
SECOND_MANAGER_ID = 1003
STRANGER_ID = 1004
TEAM_GROUP_ID = -1001000000001


def new_world(today: int, bot: Bot | None = None) -> World:
    """Return a world where nothing has happened yet; `today` dates the topics' birth, a given bot keeps its token."""
    world = World(bot or Bot(), OWNER_ID)
    for person in (
        Person(OWNER_ID, "Ольга", "Орлова", "olga_orlova", "ru", "+79160000001", "owner"),
        Person(MANAGER_ID, "Марк", "Мельник", "mark_melnik", "ru", "+79160000002", "manager"),
        Person(SECOND_MANAGER_ID, "Anna", "Smith", "anna_smith", "en", "+447700900003", "manager"),
        Person(STRANGER_ID, "Степан", "Чужой", "", "ru", "+79160000004", "stranger"),
    ):
        world.people[person.id] = person
        world.private_chat(person.id)
    group = Chat(TEAM_GROUP_ID, "supergroup", "Отдел продаж", is_forum=True)
    group.members = {OWNER_ID: "creator", MANAGER_ID: "administrator", SECOND_MANAGER_ID: "member"}
    world.chats[group.id] = group
    for name, color in (("Интерес клиентов", 7322096), ("Рассылки", 16766590), ("Отчёты", 9367192)):
        number = group.last_message_id = max(GENERAL_TOPIC, group.last_message_id) + 1
        group.topics[number] = Topic(number, name, color)
        content = {"forum_topic_created": {"name": name, "icon_color": color}}
        born = Message(group.id, number, OWNER_ID, today, content, thread_id=number)
        world.touch(born)
        group.messages[number] = born
    return world
