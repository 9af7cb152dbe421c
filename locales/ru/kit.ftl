# Words that every screen may need.
kit-today = сегодня
kit-yesterday = вчера
kit-tomorrow = завтра
kit-moment = { $day } { $time }
kit-just-now = только что
