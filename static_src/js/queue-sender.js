/* Sends what a page kept: one exchange at a time, and again when there is a connection. Shared by the list at the door
   and by reading; a page says how it exchanges (``exchange``), what it shows (``show``) and what it tells (``tell``). */
export class QueueSender {
  /* One at a time; what came in meanwhile goes after. */
  async send() {
    if (this.sending) {
      this.more = true;
      return;
    }
    this.sending = true;
    try {
      await this.exchange();
    } catch {
      this.tell(this.words.offline);
    }
    this.sending = false;
    await this.show();
    if (this.more) {
      this.more = false;
      this.send();
    }
  }
}
