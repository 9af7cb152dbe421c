# Words that every screen may need.
kit-today = today
kit-yesterday = yesterday
kit-tomorrow = tomorrow
kit-moment = { $day } { $time }
kit-just-now = just now
