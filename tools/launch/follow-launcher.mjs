// Loaded into the server before its own code: the channel to the launcher closes when the launcher is gone,
// even by a kill that it could not pass on. The server then ends as it would at any request.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
