/** The functions that act with the rights of the migration's role. */
export const definers =
  'projection_create_generation, projection_index_part, projection_finish_generation, projection_drop_generation';
const bookkeeping = 'projection, projection_generation, projection_parked, projection_skip';

export const grants = [
  `revoke execute on function ${definers} from public`,
  `do $$ begin
    if to_regrole('acta_projector') is not null then
      grant select, insert, update, delete on ${bookkeeping} to acta_projector;
      grant execute on function ${definers} to acta_projector;
    end if;
    if to_regrole('acta_app') is not null then grant select on ${bookkeeping} to acta_app; end if;
    if to_regrole('acta_auditor') is not null then grant select on ${bookkeeping} to acta_auditor; end if;
  end $$`,
];
